/** Serves the built page: its files, and its one document for every address that the page itself knows. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where the build puts the page: beside the compiled service. */
const PAGE_FOLDER = fileURLToPath(new URL('../../web/', import.meta.url));

/** Nothing from elsewhere, nothing inline: what the page needs is in its own files. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Addresses of the service itself: what is unknown below them is a 404, not the page. */
const SERVICE = /^\/(api|r|health|metrics)(\/|$|\?)/;

/**
 * Answers every address that nothing else answers. Files under `assets/` carry their hash in their name and never change; the
 * document is asked for anew each time. Without a built page there is none to serve, and the API stands alone.
 */
export async function servePage(app: NestFastifyApplication, folder = PAGE_FOLDER): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (name) => `/${name.replaceAll('\\', '/')}`,
    ),
  );
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });

  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request: FastifyRequest, reply: FastifyReply) => {
      const path = request.url.split('?', 1)[0]!;
      if (SERVICE.test(path)) return reply.callNotFound();
      void reply.header('content-security-policy', POLICY);
      if (path !== '/index.html' && /\.\w+$/.test(path)) {
        if (!files.has(path)) return reply.callNotFound();
        const lasting = path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600';
        return reply.header('cache-control', lasting).sendFile(path.slice(1));
      }
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
}

/** The application as it is served, for main and for the HTTP tests alike. */
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Settings } from './config/settings.js';
import { ServiceLogger } from './http/service-logger.js';
import { Metrics } from './http/metrics.js';
import { serveOpenApi } from './http/openapi.js';
import { addRequestHooks } from './http/request-hooks.js';
import { traceId } from './http/trace-id.js';
import { servePage } from './page/serve-page.js';

const JSON_LIMIT = 1024 * 1024;
const CATALOG_LIMIT = 64 * 1024 * 1024;
/** Longer than a balancer's own, so that it is never the service that closes a connection in use. */
const KEEP_ALIVE_MS = 72_000;
/** Heads of requests are small: who needs longer for one is no client of ours. */
const LONGEST_HEAD_MS = 10_000;
const LOOK_FOR_SLOW_EVERY_MS = 1000;

/** @param databaseUrl of the application's role */
export async function createApp(settings: Settings, databaseUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    genReqId: traceId,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: settings.requestTimeoutMs,
    http: {
      headersTimeout: Math.min(LONGEST_HEAD_MS, settings.requestTimeoutMs),
      connectionsCheckingInterval: LOOK_FOR_SLOW_EVERY_MS,
    },
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    routerOptions: { maxParamLength: 300 },
  });
  const fastify = adapter.getInstance();
  // A catalog is larger than anything else that comes as JSON.
  fastify.addHook('onRoute', (route) => {
    if (route.url.endsWith('/plans/imports')) route.bodyLimit = CATALOG_LIMIT;
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(settings, databaseUrl),
    adapter,
    {
      logger: new ServiceLogger(settings.logLevel),
      abortOnError: false,
    },
  );
  addRequestHooks(fastify, app.get(Metrics), settings.logLevel === 'debug' || settings.production);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  await app.register(multipart, {
    limits: { fileSize: settings.uploadLimitBytes, files: 50, fields: 20, fieldSize: 10_000 },
  });
  app.setGlobalPrefix('api/v1', {
    exclude: [
      ...['health/live', 'health/ready', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
      { path: 'r/:shortCode', method: RequestMethod.ALL },
    ],
  });
  serveOpenApi(app);
  await servePage(app);
  return app;
}

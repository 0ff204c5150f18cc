/** The headers that follow from what a handler returns, so that no handler writes them itself. */
import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { versionTag } from './etag.js';
import { Idempotent } from './idempotency.interceptor.js';

const CREATES = 'creates';

/** The route makes something that is read at its own path and id: it answers with its Location, and takes an Idempotency-Key. */
export const Creates = (): MethodDecorator => applyDecorators(Idempotent(), SetMetadata(CREATES, true));

/** ETag of a versioned body, Link to the next page of a list, Location of what was made. */
@Injectable()
export class ResourceHeaders implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const creates = this.reflector.get<boolean>(CREATES, context.getHandler());
    return next.handle().pipe(
      tap((body: unknown) => {
        if (typeof body !== 'object' || body === null) return;
        const tag = versionTag(body);
        if (tag) void reply.header('etag', tag);
        const url = new URL(request.url, 'http://localhost');
        if (creates && 'id' in body) void reply.header('location', `${url.pathname}/${String(body.id)}`);
        if ('next' in body && typeof body.next === 'string') {
          url.searchParams.set('cursor', body.next);
          void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
        }
      }),
    );
  }
}

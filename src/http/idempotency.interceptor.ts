/**
 * Retry safety for creating requests: the same `Idempotency-Key` and body give the same answer for 24 hours. The answer is
 * stored in the transaction of its effect, so that there is never one without the other.
 */
import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { callerOf } from '../auth/caller.js';
import { Tenancy } from '../database/tenancy.js';
import { versioned, versionOfBody } from './etag.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { invalid, Problem } from './problem.js';

const IDEMPOTENT = 'idempotent';
const KEPT_HOURS = 24;

const isObject = (body: unknown): body is object => typeof body === 'object' && body !== null;

/** The route takes an Idempotency-Key. */
export const Idempotent = (): MethodDecorator => SetMetadata(IDEMPOTENT, true);

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly tenancy: Tenancy,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !this.reflector.get<boolean>(IDEMPOTENT, context.getHandler()))
      return next.handle();
    if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
      throw invalid('Idempotency-Key', 'Idempotency-Key must be 1 to 255 characters');
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, key, () => lastValueFrom(next.handle())));
  }

  private once(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    act: () => Promise<unknown>,
  ): Promise<unknown> {
    const { userId } = callerOf(request);
    const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
    const requestHash = createHash('sha256')
      .update(JSON.stringify([request.params, request.body ?? null]))
      .digest();
    return this.tenancy.withUser(userId, async (db) => {
      await this.claim(db, `${userId} ${route} ${key}`);
      const kept = await db.findOneBy(IdempotencyKey, { userId, route, key });
      if (kept && kept.expiresAt > new Date()) {
        if (!kept.requestHash.equals(requestHash)) {
          throw new Problem(
            422,
            'idempotency-key-reused',
            'This Idempotency-Key was used with another request.',
          );
        }
        void reply.header('idempotency-replayed', 'true');
        return isObject(kept.body) && kept.version !== null ? versioned(kept.body, kept.version) : kept.body;
      }
      const body = await act();
      await db.query('delete from idempotency_keys where user_id = $1 and expires_at < now()', [userId]);
      const version = isObject(body) ? versionOfBody(body) : undefined;
      const expiresAt = new Date(Date.now() + KEPT_HOURS * 3_600_000);
      await db.query(
        `insert into idempotency_keys (user_id, route, key, request_hash, body, version, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [userId, route, key, requestHash, JSON.stringify(body), version, expiresAt],
      );
      void reply.header('idempotency-expires', expiresAt.toISOString());
      return body;
    });
  }

  /** One request per key at a time; the lock ends with the transaction. */
  private async claim(db: EntityManager, name: string): Promise<void> {
    const [lock] = (await db.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [
      name,
    ])) as { free: boolean }[];
    if (!lock?.free) {
      throw new Problem(409, 'in-flight', 'The same request is still being worked on.', {
        headers: { 'retry-after': '1' },
      });
    }
  }
}

/** Who calls: what the session says of the person, fresh for every request. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export interface Caller {
  readonly userId: string;
  readonly sessionId: string;
  readonly tier: 'free' | 'pro' | 'team' | 'enterprise';
  readonly isAdmin: boolean;
  /** What the audit log knows the person by. */
  readonly actorId: string;
}

/** @throws Error on a route without a log-in */
export function callerOf(request: FastifyRequest): Caller {
  const caller = (request as FastifyRequest & { user?: Caller }).user;
  if (!caller) throw new Error('this route has no caller');
  return caller;
}

/** The caller as a parameter of a handler. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Versions of a resource as strong ETags, so that nobody overwrites what they have not seen. */
import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

const VERSION = /^"v(\d{1,9})"$/;

/** Versions of bodies: part of the answer's head, not of its JSON. */
const VERSIONS = new WeakMap<object, number>();

/** A body with the version of the row that it shows; the answer then carries its ETag. */
export function versioned<T extends object>(body: T, version: number): T {
  VERSIONS.set(body, version);
  return body;
}

/** The version of a versioned body. */
export const versionOfBody = (body: object): number | undefined => VERSIONS.get(body);

/** The strong ETag of a versioned body. */
export function versionTag(body: object): string | undefined {
  const version = versionOfBody(body);
  return version === undefined ? undefined : `"v${version}"`;
}

/** @throws Problem 428 without an If-Match header where one is required, 412 when it names no version of ours */
function versionOf(ifMatch: string | undefined, required: boolean): number | undefined {
  if (ifMatch === undefined) {
    if (!required) return undefined;
    throw new Problem(428, 'if-match-required', 'Send the ETag that you read in an If-Match header.');
  }
  const match = VERSION.exec(ifMatch.trim());
  if (!match) throw changed();
  return Number(match[1]);
}

const IfMatch = createParamDecorator((required: boolean, context: ExecutionContext) =>
  versionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'], required),
);

/** The version that an update is meant for, as a parameter of a handler: `number`, or `number | undefined` where it may be left out. */
export const ExpectedVersion =
  ({ required = true } = {}): ParameterDecorator =>
  (target, method, index) => {
    ApiHeader({ name: 'If-Match', required, description: 'The ETag that you read.' })(
      target,
      method!,
      Object.getOwnPropertyDescriptor(target, method!)!,
    );
    IfMatch(required)(target, method, index);
  };

/** For an update that found another version than expected. */
export const changed = (): Problem =>
  new Problem(412, 'changed', 'It was changed since you read it: read it again and repeat.');

/** Gives every read a tag of its content (unless it has one), and 304 to whoever holds that content already. */
export function answerUnchanged(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
  let tag = reply.getHeader('etag') as string | undefined;
  if (!tag) {
    tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    void reply.header('etag', tag);
  }
  const held = request.headers['if-none-match'];
  if (!held?.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag)) return payload;
  void reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return '';
}

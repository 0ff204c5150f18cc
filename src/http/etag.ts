/** Versions of a resource as strong ETags, so that nobody overwrites what they have not seen. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { Problem } from './problem.js';

const VERSION = /^"v(\d{1,9})"$/;

export const versionTag = (version: number): string => `"v${version}"`;

/** The version that an update is meant for. @throws Problem 428 without an If-Match header, 412 when it names no version of ours */
export function expectedVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new Problem(428, 'if-match-required', 'Send the ETag that you read in an If-Match header.');
  }
  const match = VERSION.exec(ifMatch.trim());
  if (!match) throw changed();
  return Number(match[1]);
}

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

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's W3C trace id, or one of our own. */
export function traceId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = TRACEPARENT.exec(String(request.headers['traceparent'] ?? ''));
  return given?.[1] ?? randomBytes(16).toString('hex');
}

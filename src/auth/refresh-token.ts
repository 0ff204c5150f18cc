/** Refresh tokens: user, session and secret in one opaque text. The database holds the secret's hash alone. */
import { createHash, randomBytes } from 'node:crypto';

export interface RefreshToken {
  readonly userId: string;
  readonly sessionId: string;
  readonly hash: Buffer;
}

const LENGTH = 64;
const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

export function makeRefreshToken(userId: string, sessionId: string): { text: string; hash: Buffer } {
  const bytes = Buffer.concat([uuidBytes(userId), uuidBytes(sessionId), randomBytes(32)]);
  return { text: bytes.toString('base64url'), hash: hashOf(bytes) };
}

/** Undefined when the text is no refresh token of ours. */
export function readRefreshToken(text: string): RefreshToken | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== LENGTH) return undefined;
  return {
    userId: uuidText(bytes.subarray(0, 16)),
    sessionId: uuidText(bytes.subarray(16, 32)),
    hash: hashOf(bytes),
  };
}

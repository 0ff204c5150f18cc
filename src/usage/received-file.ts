/** An upload as it comes in: hashed while it streams, and cut off at the limit. */
import { createHash } from 'node:crypto';
import '@fastify/multipart';
import type { MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from '../http/problem.js';

export interface ReceivedFile {
  /** As the browser names it, without folders and control characters; shown, never opened. */
  readonly fileName: string;
  /** Given away when it is read. */
  readonly bytes: Buffer;
  /** In bytes. */
  readonly size: number;
  readonly sha256: Buffer;
}

const LONGEST_NAME = 200;

/** Control and direction-changing characters, which would make a name look like another. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}]/gu;

/** @example safeName('../../etc/pass\0wd') === 'passwd' */
export const safeName = (name: string): string =>
  name.replace(UNPRINTABLE, '').split(/[/\\]/).at(-1)!.slice(-LONGEST_NAME) || 'upload';

/**
 * Reads a multipart body with one file and text fields.
 * @throws Problem 400 without a file, 413 over the limit
 */
export async function receiveFile(
  request: FastifyRequest,
): Promise<{ file: ReceivedFile; fields: Record<string, string> }> {
  if (!request.isMultipart()) {
    throw new Problem(
      415,
      'unsupported-media-type',
      'Send the file as multipart/form-data in a field named file.',
    );
  }
  const fields: Record<string, string> = {};
  let file: ReceivedFile | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      fields[part.fieldname] = String((part as MultipartValue).value);
      continue;
    }
    if (file) throw invalid('/file', 'send one file at a time');
    const hash = createHash('sha256');
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      hash.update(chunk);
      chunks.push(chunk);
    }
    if (part.file.truncated) {
      throw new Problem(413, 'too-large', 'The file is larger than this service takes.');
    }
    const bytes = Buffer.concat(chunks);
    file = { fileName: safeName(part.filename), bytes, size: bytes.length, sha256: hash.digest() };
  }
  if (!file) throw invalid('/file', 'file is missing: send it in a field named file');
  return { file, fields };
}

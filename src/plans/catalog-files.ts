/** The files of a catalog import, from a multipart body or a JSON body. */
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { CatalogFile } from '../importers/catalog.js';
import { invalid } from '../http/problem.js';

/** @throws Problem 400 when there is none */
export async function catalogFiles(request: FastifyRequest): Promise<CatalogFile[]> {
  const files: CatalogFile[] = [];
  if (request.isMultipart()) {
    for await (const part of request.files()) {
      files.push({ name: part.filename, bytes: await part.toBuffer() });
    }
  } else if (request.body !== null && typeof request.body === 'object') {
    files.push({ name: 'catalog.json', json: request.body });
  }
  if (files.length === 0) throw invalid('/file', 'send catalog files as multipart/form-data, or one as JSON');
  return files;
}

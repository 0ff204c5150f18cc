/** The client's types are those of the service's own document. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openApiDocument } from '../../src/http/openapi.js';
import { testApp, type TestApp } from '../support/test-app.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

let served: TestApp;
beforeAll(async () => {
  served = await testApp();
}, 60_000);
afterAll(() => served.close());

it('say nothing that the document does not say (node web/api/generate.mjs makes them anew)', async () => {
  const { generateTypes } = (await import(pathToFileURL(join(root, 'web/api/generate.mjs')).href)) as {
    generateTypes(document: unknown): string;
  };
  const document: unknown = JSON.parse(JSON.stringify(openApiDocument(served.app)));
  const known = new Set(generateTypes(document).split('\n'));
  const types = readFileSync(join(root, 'web/src/api/schema.ts'), 'utf8').split('\n');
  // What is new in the document may wait until the page needs it; what the page relies on may not change.
  expect(types.filter((line) => !known.has(line))).toEqual([]);
});

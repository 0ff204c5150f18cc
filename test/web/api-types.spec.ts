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

it('are up to date (node web/api/generate.mjs makes them anew)', async () => {
  const { generateTypes } = (await import(pathToFileURL(join(root, 'web/api/generate.mjs')).href)) as {
    generateTypes(document: unknown): string;
  };
  const document: unknown = JSON.parse(JSON.stringify(openApiDocument(served.app)));
  expect(readFileSync(join(root, 'web/src/api/schema.ts'), 'utf8')).toBe(generateTypes(document));
});

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fakeProvider, SOLAREDGE_KEY, type FakeProvider } from './support/fake-provider.js';
import { testApp, type TestApp } from './support/test-app.js';

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Shell commands of a walk, and what it says they print. */
function read(name: string): { commands: string; prints: string } {
  const text = readFileSync(`docs/walks/${name}.md`, 'utf8');
  const blocks = [...text.matchAll(BLOCK)].map(([, language, content]) => ({ language, content: content! }));
  return {
    commands: blocks.flatMap(({ language, content }) => (language === 'sh' ? [content] : [])).join('\n'),
    prints: blocks.find(({ language }) => language === '')!.content,
  };
}

/** Exit code and output of a shell that stops at the first error. */
async function run(
  commands: string,
  variables: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  shell.stdout.on('data', (text) => (output += String(text)));
  shell.stderr.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => shell.once('close', (code) => resolve({ code: code ?? 1, output })));
}

describe('walks of the documentation', () => {
  let provider: FakeProvider;
  let served: TestApp;

  beforeAll(async () => {
    provider = await fakeProvider();
    served = await testApp({ WORKER: 'on', PROVIDER_URLS: `solaredge=${provider.url}` });
  });
  afterAll(async () => {
    await served.close();
    await provider.close();
  });

  it('print what they say: site, meters, solar source, readings, stats, report, expiry', async () => {
    const { commands, prints } = read('platform');
    const variables = { TREEBEARD: served.base, SOLAREDGE_KEY, SOLAREDGE_SITE: '1' };
    expect(await run(commands, variables)).toEqual({ code: 0, output: prints });
  }, 120_000);
});

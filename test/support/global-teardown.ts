import { rmSync } from 'node:fs';
import { TEST_SERVER } from './test-server.js';

export default async function globalTeardown(): Promise<void> {
  const running = TEST_SERVER.running;
  if (!running) return;
  await running.server.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
}

/** What the set-up, the tear-down and the tests know of the shared server. */
import type { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';

export const PASSWORD = 'test';
export const TEMPLATE = 'treebeard_template';

/** In the process of the set-up alone. */
export const TEST_SERVER: { running?: { dataDir: string; server: EmbeddedServer } } = {};

/** URL of a role and database of the shared server, in any process. */
export function testUrl(user: string, database: string): string {
  const url = process.env['TREEBEARD_TEST_SERVER'];
  if (!url) throw new Error('the test server is not running: start tests through jest');
  return url.replace('USER', user).replace('PASSWORD', PASSWORD).replace('DATABASE', database);
}

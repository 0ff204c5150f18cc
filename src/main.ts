import { SettingError } from './config/environment.js';
import { serve } from './serve.js';

try {
  await serve(process.env);
} catch (error) {
  const known = error instanceof SettingError;
  process.stderr.write(`treebeard: ${known ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(known ? 2 : 1);
}

import { describe, expect, it } from '@jest/globals';
import { readEnvironment, SettingError } from './environment.js';

describe('readEnvironment', () => {
  it('needs nothing in development', () => {
    expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data' });
  });

  it('takes an empty variable as absent', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ JWT_SECRET: 'short' }, 'JWT_SECRET'],
    [{ ENCRYPTION_KEY: 'zz' }, 'ENCRYPTION_KEY'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ NODE_ENV: 'production' }, 'JWT_SECRET'],
    [{ MIGRATE_DATABASE_URL: 'postgres://a@b/c' }, 'DATABASE_URL'],
  ])('names the setting that is wrong: %j', (variables, name) => {
    expect(() => readEnvironment(variables)).toThrow(SettingError);
    expect(() => readEnvironment(variables)).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });
});

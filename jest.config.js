/** Tests run on the compiled output: what is tested is what ships. */
export default {
  roots: ['<rootDir>/dist/src', '<rootDir>/dist/test'],
  testRegex: '\\.spec\\.js$',
  transform: {},
  setupFiles: ['<rootDir>/dist/test/support/seed.js'],
  testTimeout: 30_000,
  globalSetup: '<rootDir>/dist/test/support/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/support/global-teardown.js',
};

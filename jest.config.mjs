/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFilesAfterEnv: ['<rootDir>/test/support/seed.ts'],
  testTimeout: 20_000,
  // Half the cores, Jest's own choice, would be one on a small machine.
  maxWorkers: '100%',
  // Modules of each file stay in memory, and towards the end of a run a worker is busy with little else.
  workerIdleMemoryLimit: '800MB',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/', '<rootDir>/test/chaos/chaos.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['src/**/*.ts', '!src/*/page/**', '!src/main.ts'],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'text'],
};

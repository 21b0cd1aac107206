import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'

const results = path.join(import.meta.dirname, '..', 'test-results')

/** scripts/test/test.mjs starts the app, finds the browser and passes both in the environment. */
export default defineConfig({
  testDir: '.',
  globalSetup: path.join(import.meta.dirname, '..', 'fixtures', 'allow-the-past.ts'),
  outputDir: path.join(results, 'e2e'),
  fullyParallel: true,
  workers: 2,
  // CI alone, which names each test that needed it.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: path.join(results, 'e2e.json') }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_BASE_URL,
    // Traces add a third to the run time; `npm test -- e2e --trace retain-on-failure` records them.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'chromium', testMatch: '**/*.spec.ts', testIgnore: ['**/*.nojs.spec.ts', '**/*.machines.spec.ts'] },
    { name: 'no-javascript', testMatch: '**/*.nojs.spec.ts', use: { javaScriptEnabled: false } },
    // Needs nginx, PgBouncer, and Debian's Postgres: .ci/run.
    ...(process.env.NORTHLIGHT_MACHINES ? [{ name: 'machines', testMatch: '**/*.machines.spec.ts' }] : []),
  ],
})

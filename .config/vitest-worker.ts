import { inject } from 'vitest'

/*
 * Before the modules of a test file load: the environment of its worker, whatever the shell has. A migrations test
 * makes an empty database of its own through TEST_MAINTENANCE_URL (a superuser).
 */
const database = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1]
if (!database) throw new Error(`There is no database for worker ${process.env.VITEST_POOL_ID}.`)

Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: database.appUrl,
  TEST_OWNER_URL: database.ownerUrl,
  TEST_MAINTENANCE_URL: inject('maintenanceUrl'),
  NEXTAUTH_SECRET: 'only tests sign sessions with these words',
  APP_URL: 'http://127.0.0.1:3000',
  NORTHLIGHT_DEMO: '0',
  ISSUER_URL: 'https://issuer.test.example',
  ISSUER_NAME: 'Northlight',
  KEYS_FILE: inject('keysFile'),
  SIGNING_KEYS: '',
})

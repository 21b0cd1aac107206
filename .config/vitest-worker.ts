import { inject } from 'vitest'
import { testEnvironment } from './test-environment'

/* A migrations test creates its own empty database through TEST_MAINTENANCE_URL (a superuser). */
const database = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1]
if (!database) throw new Error(`There is no database for worker ${process.env.VITEST_POOL_ID}.`)

Object.assign(process.env, {
  ...testEnvironment,
  DATABASE_URL: database.appUrl,
  TEST_OWNER_URL: database.ownerUrl,
  TEST_MAINTENANCE_URL: inject('maintenanceUrl'),
  KEYS_FILE: inject('keysFile'),
})

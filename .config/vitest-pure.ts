import { testEnvironment } from './test-environment'

/** Nothing listens there: a test that queries a database fails. */
const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing'

Object.assign(process.env, { ...testEnvironment, DATABASE_URL: nowhere, KEYS_FILE: '/nowhere/keys.json' })

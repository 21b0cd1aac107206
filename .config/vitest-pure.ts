import { testEnvironment } from './test-environment'

/** Nothing listens there: a test that queries a database fails. */
const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing'

Object.assign(process.env, { ...testEnvironment, DATABASE_URL: nowhere, KEYS_FILE: '/nowhere/keys.json' })

// Files share these objects, so that a property added here by one would fail all later ones. Now the one fails, by name.
Object.preventExtensions(Object.prototype)

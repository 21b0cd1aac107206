/* npm test [-- unit | pure | e2e [arguments]]. TEST_DATABASE_URL has no demonstration, so @demo tests are left out. */
import { conclude, runTests } from './run-tests.mjs'

conclude(await runTests(...process.argv.slice(2)))

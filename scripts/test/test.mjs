/* npm test [-- unit | pure | e2e [arguments]]. With TEST_DATABASE_URL, @demo and @once tests are left out. */
import { conclude, runTests } from './run-tests.mjs'

conclude(await runTests(...process.argv.slice(2)))

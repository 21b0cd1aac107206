/* Builds what a release contains, and then makes it. */
import { spawnSync } from 'node:child_process'
import { inRoot } from '../start/config.mjs'
import { script, step } from '../start/running.mjs'
import * as steps from '../start/steps.mjs'

/** No site settings: `next build` doesn't use them. */
const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

await steps.prepare()
await step('courses', () => steps.compileCourses(env))
await step('build', (say) => steps.build(env, say))
const made = spawnSync(process.execPath, script('scripts/release/release.ts'), { cwd: inRoot(), stdio: 'inherit' })
process.exit(made.status ?? 1)

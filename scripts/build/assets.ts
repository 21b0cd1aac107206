import { parseArgs } from 'node:util'
import { bundleSite, watchSite } from './site-bundle'

if (parseArgs({ options: { watch: { type: 'boolean' } } }).values.watch) {
  await watchSite(process.cwd())
  // The pipe closes when the parent dies, even by SIGKILL.
  process.stdin.resume().once('end', () => process.exit())
  console.log('watching the site bundle')
} else {
  await bundleSite(process.cwd())
  console.log('site bundled')
}

import * as fs from 'node:fs'
import path from 'node:path'
import { root as ownRoot } from './config.mjs'
import { run } from './running.mjs'

/**
 * Installs into a folder beside, and swaps it for `node_modules` when it is complete: `npm ci` would first empty a working
 * `node_modules`, and the registry may be away.
 */
export async function installBeside(root = ownRoot) {
  const at = (...parts) => path.join(root, ...parts)
  const beside = at('.northlight', 'install')
  const earlier = at('.northlight', 'node_modules.earlier')
  const putBack = () => {
    if (fs.existsSync(at('node_modules'))) fs.rmSync(earlier, { recursive: true, force: true })
    else if (fs.existsSync(earlier)) fs.renameSync(earlier, at('node_modules'))
  }
  // After a kill between the two renames.
  putBack()
  fs.rmSync(beside, { recursive: true, force: true })
  fs.mkdirSync(beside, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    if (fs.existsSync(at(file))) fs.copyFileSync(at(file), path.join(beside, file))
  try {
    await run('npm', ['ci', '--prefix', beside, '--include=dev', '--no-audit', '--no-fund'], {
      failure: 'The packages could not be installed; those from before are unchanged',
    })
    if (fs.existsSync(at('node_modules'))) fs.renameSync(at('node_modules'), earlier)
    fs.renameSync(path.join(beside, 'node_modules'), at('node_modules'))
  } finally {
    putBack()
    fs.rmSync(beside, { recursive: true, force: true })
  }
}

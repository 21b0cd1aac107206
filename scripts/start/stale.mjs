import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot, root } from './config.mjs'
import { PlainError, takeLock } from './lock.mjs'

function filesOf(entry) {
  const full = inRoot(entry)
  if (!fs.existsSync(full)) return []
  if (!fs.statSync(full).isDirectory()) return [entry]
  const inside = fs.readdirSync(full, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return inside.map((each) => path.relative(root, path.join(each.parentPath ?? each.path, each.name)))
}

/** Skips tests and generated code. */
export function hashFiles(entries, ...also) {
  const hash = createHash('sha256').update(JSON.stringify(also))
  const generated = path.join('lib', 'platform', 'prisma') + path.sep
  for (const file of entries.flatMap(filesOf).sort()) {
    if (file.startsWith(generated) || /\.test\.tsx?$/.test(file)) continue
    hash.update(`\0${file}\0`).update(fs.readFileSync(inRoot(file)))
  }
  return hash.digest('hex')
}

export const readText = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '')

/** One process at a time installs, generates and builds in this tree; others wait. */
export async function alone(work) {
  const file = inRoot('.northlight', 'tree.lock')
  const end = Date.now() + 900_000
  let lock = takeLock(file)
  while (lock.holder) {
    if (Date.now() > end)
      throw new PlainError(`Process ${lock.holder} has been building in this folder for 15 minutes.`)
    await sleep(200)
    lock = takeLock(file)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

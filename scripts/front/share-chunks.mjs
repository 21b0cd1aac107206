/* Runs after a build. Node built-ins only. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const sourceMap = /\s*\/\/# sourceMappingURL=\S*\s*$/

/**
 * Next writes some chunks once per route: half of all bytes. Node would compile and keep each copy, so every copy but the
 * first becomes a `require` of the first. Returns how many.
 */
export function shareChunks(folder) {
  const firsts = new Map()
  let shared = 0
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  for (const name of names.sort()) {
    const file = path.join(folder, name)
    const text = readFileSync(file, 'utf8').replace(sourceMap, '')
    // Not a chunk: the runtime, which has its own state per entry.
    if (!text.startsWith('module.exports=[')) continue
    const hash = createHash('sha256').update(text).digest('hex')
    const first = firsts.get(hash)
    firsts.set(hash, first ?? name)
    if (!first) continue
    writeFileSync(file, `module.exports=require(${JSON.stringify(`./${first}`)})\n`)
    rmSync(`${file}.map`, { force: true })
    shared += 1
  }
  return shared
}

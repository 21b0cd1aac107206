import { readFileSync } from 'node:fs'
import path from 'node:path'

// The comment in the path keeps Turbopack from tracing every file of the project into the server.
const folder = path.join(/*turbopackIgnore: true*/ process.cwd(), 'lib/record/packet/check')

/** Joins the modules of check/ into one file, each after its imports, without changing their code. */
export function checkScript(): string {
  const builtIns: string[] = []
  const seen = new Set<string>()
  const bodies: string[] = []

  function add(name: string): void {
    if (seen.has(name)) return
    seen.add(name)
    const body = readFileSync(path.join(folder, name), 'utf8').replace(
      /^import [^']+'(.+)'\r?\n/gm,
      (line, from: string) => {
        if (from.startsWith('.')) add(path.join(path.dirname(name), from))
        else builtIns.push(line)
        return ''
      },
    )
    bodies.push(body.replace(/^export /gm, '').trim())
  }

  add('check.mjs')
  const main = bodies.pop() ?? ''
  const start = main.indexOf('*/') + 2
  return `${[main.slice(0, start), builtIns.join('').trim(), ...bodies, main.slice(start).trim()].join('\n\n')}\n`
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const imports =
  /(?:^|\n)(?:import|export)\s+(?!type\b)[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g

/** Runtime imports only: type imports are erased. */
function importsOf(root: string, file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(imports)]
  return found.flatMap(([, a, b, c]) => {
    const specifier = a ?? b ?? c ?? ''
    const place = specifier.startsWith('@/') ? path.join(root, specifier.slice(2)) : path.resolve(file, '..', specifier)
    if (!/^(\.|@\/)/.test(specifier)) return []
    return (
      ['', '.ts', '.tsx'].map((ending) => place + ending).find((one) => /\.\w+$/.test(one) && existsSync(one)) ?? []
    )
  })
}

export function reaches(root: string, file: string, goals: readonly string[]): boolean {
  const seen = new Set([file])
  for (const one of seen) {
    if (goals.includes(path.relative(root, one))) return true
    if (/\.(ts|tsx|mjs)$/.test(one)) for (const next of importsOf(root, one)) seen.add(next)
  }
  return false
}

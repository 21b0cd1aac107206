import 'server-only'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf } from './problem'
import type { Catalog } from './schema'

let current: { catalog: Promise<Catalog>; state: string } | null = null
let errors: readonly string[] = []

/** The errors of the last edit in development, as `file:line: error: message (rule)`; the site shows the courses from before it. */
export function courseErrors(): readonly string[] {
  return errors
}

/** Production and tests read the compiled file once, and reject without one. Development recompiles after each edit. */
export async function loadCatalog(nodeEnv = process.env.NODE_ENV, root = process.cwd()): Promise<Catalog> {
  if (nodeEnv === 'production' || nodeEnv === 'test') return keep('compiled', () => readCompiled(root))
  const privateDir = process.env.PRIVATE_COURSES_DIR || null
  const states = [join(root, 'courses'), privateDir ?? []].flat().map(stateOf)
  return keep((await Promise.all(states)).join('\n\n'), (lastGood) => compile(root, privateDir, lastGood))
}

async function keep(state: string, load: (lastGood: Promise<Catalog> | null) => Promise<Catalog>): Promise<Catalog> {
  if (current?.state !== state) {
    const catalog = load(current?.catalog ?? null)
    const loading = { catalog, state }
    current = loading
    catalog.catch(() => {
      if (current === loading) current = null
    })
  }
  return current.catalog
}

async function readCompiled(root: string): Promise<Catalog> {
  const file = join(root, '.northlight', 'catalog.json')
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error('the courses are not compiled yet: run npm run courses:compile', { cause })
  })
  return JSON.parse(text) as Catalog
}

async function compile(root: string, privateDir: string | null, lastGood: Promise<Catalog> | null): Promise<Catalog> {
  // Lazy-loaded: production needs no compiler in memory.
  const { compileCatalog } = await import('./compile')
  const { catalog, problems } = await compileCatalog(join(root, 'courses'), join(root, '.northlight'), {
    draft: true,
    privateDir,
  })
  errors = problems.filter(({ severity }) => severity === 'error').map(lineOf)
  if (catalog) return catalog
  const kept = await (lastGood ?? readCompiled(root)).catch(() => null)
  if (!kept) throw new Error(`the courses have errors:\n${errors.join('\n')}`)
  console.error(`The courses have errors, so the site keeps the last good version:\n${errors.join('\n')}`)
  return kept
}

async function stateOf(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const states = files.map(async (file) => {
    const { mtimeMs, size } = await stat(file)
    return `${file} ${mtimeMs} ${size}`
  })
  return (await Promise.all(states)).sort().join('\n')
}

import 'server-only'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf } from './problem'
import type { Catalog } from './schema'

/** One for the process; in development also the state of the files that it came from. */
let current: { catalog: Promise<Catalog>; state: string } | null = null

/**
 * The catalog. In production and in tests the compiled file, read once; rejects when there is none. In development it is
 * compiled again when a file under courses/ changed, and a broken file leaves the last good one.
 */
export async function loadCatalog(nodeEnv = process.env.NODE_ENV, root = process.cwd()): Promise<Catalog> {
  if (nodeEnv === 'production' || nodeEnv === 'test') return keep('compiled', () => readCompiled(root))
  return keep(await stateOf(join(root, 'courses')), (lastGood) => compile(root, lastGood))
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
    throw new Error('the courses are not compiled yet: npm run courses:compile', { cause })
  })
  return JSON.parse(text) as Catalog
}

/** What was compiled last, here or by an earlier process, stays when a file is broken. */
async function compile(root: string, lastGood: Promise<Catalog> | null): Promise<Catalog> {
  // Not needed in production, where the compiler stays out of memory.
  const { compileCatalog } = await import('./compile')
  const { catalog, problems } = await compileCatalog(join(root, 'courses'), join(root, '.northlight'), { draft: true })
  if (catalog) return catalog
  const errors = problems.filter(({ severity }) => severity === 'error').map(lineOf)
  const kept = await (lastGood ?? readCompiled(root)).catch(() => null)
  if (!kept) throw new Error(`the courses have errors:\n${errors.join('\n')}`)
  console.error(`The courses have errors; the last good ones stay:\n${errors.join('\n')}`)
  return kept
}

/** Names, sizes and times of all files under a folder; empty when it is not there. */
async function stateOf(dir: string): Promise<string> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const states = files.map(async (file) => {
    const { mtimeMs, size } = await stat(file)
    return `${file} ${mtimeMs} ${size}`
  })
  return (await Promise.all(states)).sort().join('\n')
}

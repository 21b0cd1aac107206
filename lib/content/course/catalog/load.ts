import 'server-only'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf } from '@/lib/content/course/reader/problem'
import { hashOf } from '../hash'
import type { Catalog, Problem } from '../schema'

let current: { catalog: Promise<Catalog>; state: string } | null = null
let edit: CourseEdit | null = null

/** The outcome of the last edit of the courses, in development only. Problems are lines like `file:line: error: message (rule)`. */
export interface CourseEdit {
  /** With errors, the site shows the courses from before the edit. */
  errors: string[]
  warnings: string[]
  /** Changes with the courses and their problems. */
  version: string
}

/** Null in production, and before the first load. */
export function lastCourseEdit(): CourseEdit | null {
  return edit
}

/** Production and tests read the compiled file once, and reject without one. Development recompiles after each edit. */
export async function loadCatalog(nodeEnv = process.env.NODE_ENV, root = process.cwd()): Promise<Catalog> {
  if (nodeEnv === 'production' || nodeEnv === 'test') return loadOnce('compiled', () => readCompiled(root))
  const privateDir = process.env.PRIVATE_COURSES_DIR || null
  const states = [join(root, 'courses'), privateDir ?? []].flat().map(stateOf)
  return loadOnce((await Promise.all(states)).join('\n\n'), (lastGood) => compile(root, privateDir, lastGood))
}

async function loadOnce(
  state: string,
  load: (lastGood: Promise<Catalog> | null) => Promise<Catalog>,
): Promise<Catalog> {
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
  const linesOf = (kind: Problem['severity']) => problems.filter(({ severity }) => severity === kind).map(lineOf)
  const errors = linesOf('error')
  const usable = catalog ?? (await (lastGood ?? readCompiled(root)).catch(() => null))
  edit = { errors, warnings: linesOf('warning'), version: hashOf([usable?.hash, problems]) }
  if (catalog) return catalog
  if (!usable) throw new Error(`the courses have errors:\n${errors.join('\n')}`)
  console.error(`The courses have errors, so the site keeps the last good version:\n${errors.join('\n')}`)
  return usable
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

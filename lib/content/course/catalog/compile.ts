import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Bundle, type Bundled, bundleLesson } from '@/lib/content/course/reader/bundle'
import { siteDay } from '@/lib/platform/site-day.mjs'
import { hashOf } from '../hash'
import { type CoursesRead, readCourses } from './read'

/** Bump when the cached shape changes, so that old files are ignored. */
const cacheForm = 2

interface Options {
  today?: string
  draft?: boolean
  /** A site's own banks. */
  privateDir?: string | null
}

/** On errors the last good catalog stays. A draft may have unclassed changes. */
export async function compileCatalog(
  dir: string,
  outDir: string,
  { today = siteDay(new Date()), draft = false, privateDir = null }: Options = {},
): Promise<CoursesRead> {
  const cacheDir = join(outDir, 'mdx')
  const used = new Set<string>()
  const bundle = cachedBundle(cacheDir, await bundlerVersion(), used)
  const read = await readCourses(dir, { today, release: false, draft }, bundle, privateDir)
  if (!read.catalog) return read
  await writeAtomically(join(outDir, 'catalog.json'), JSON.stringify(read.catalog))
  // Skips temporary files: another process may be about to rename one.
  const cached = (await readdir(cacheDir)).filter((name) => name.endsWith('.json'))
  await Promise.all(cached.filter((name) => !used.has(name)).map((name) => rm(join(cacheDir, name), { force: true })))
  return read
}

/** Read as a file: importing it would pull the package into the bundle. */
async function bundlerVersion(): Promise<string> {
  const text = await readFile(join(process.cwd(), 'node_modules/mdx-bundler/package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function cachedBundle(cacheDir: string, bundler: string, used: Set<string>): Bundle {
  return async (source) => {
    const name = `${hashOf({ source, bundler, form: cacheForm })}.json`
    used.add(name)
    const file = join(cacheDir, name)
    const cached = await readFile(file, 'utf8').catch(() => null)
    if (cached) return JSON.parse(cached) as Bundled
    const bundled = await bundleLesson(source)
    if (!bundled.failure) await writeAtomically(file, JSON.stringify(bundled))
    return bundled
  }
}

/** Writes a temporary file and renames it, so that no reader sees half a file. */
async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.draft`
  await writeFile(draft, text)
  await rename(draft, file)
}

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'

const starter = path.join(import.meta.dirname, 'starter')
/** Names of other folders in `courses/`, and the word for all audiences. */
const reserved = ['both', 'figures', 'front', 'modules', 'sources']

type Made = { made: string[] } | { refused: string }

/** Makes a draft course with one module. Atomic: both folders are written to a temporary one, then renamed. */
export async function makeCourse(
  dir: string,
  { slug, audience, today }: { slug: string; audience: string | undefined; today: string },
): Promise<Made> {
  const module = `${slug}-basics`
  const refused = refusalOf(dir, slug, module)
  if (refused) return { refused }
  const values = await valuesFor(dir, { slug, audience, today })
  if (typeof values === 'string') return { refused: values }
  await removeLeftovers(dir)
  const temporary = await mkdtemp(path.join(dir, '.new-'))
  const at = { module: path.join(dir, 'modules', module), course: path.join(dir, slug) }
  try {
    const written = await writeStarter(temporary, values)
    await mkdir(path.dirname(at.module), { recursive: true })
    await rename(path.join(temporary, 'module'), at.module)
    await rename(path.join(temporary, 'course'), at.course).catch(async (thrown: unknown) => {
      await rm(at.module, { recursive: true })
      throw thrown
    })
    return {
      made: written.map((place) =>
        path.join(place.startsWith('course/') ? at.course : at.module, place.replace(/^\w+\//, '')),
      ),
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function refusalOf(dir: string, slug: string, module: string): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length > 40) {
    return `“${slug}” cannot be a course's name: use lower-case words with dashes, 40 letters at most, like shelter-staff`
  }
  if (reserved.includes(slug)) return `“${slug}” is reserved; choose another name`
  const taken = [slug, `modules/${module}`].find((name) => existsSync(path.join(dir, name)))
  return taken ? `${path.join(dir, taken)} is already there; choose another name` : null
}

/** The starter's values. Its items cite the first confirmed fact. */
async function valuesFor(
  dir: string,
  { slug, audience, today }: { slug: string; audience: string | undefined; today: string },
): Promise<Record<string, string> | string> {
  const audiences = await listIn<{ id: string }>(path.join(dir, 'front/audiences.yaml'))
  const facts = await listIn<Fact>(path.join(dir, 'sources/facts.yaml'))
  const fact = facts?.find(({ status, effectiveFrom }) => status === 'confirmed' && effectiveFrom === null)
  const known = audiences?.map(({ id }) => id) ?? []
  if (!audience || !known.includes(audience)) {
    const file = path.join(dir, 'front/audiences.yaml')
    const prompt = audience
      ? `“${audience}” is no audience`
      : `say whom the course is for: courses:new -- ${slug} AUDIENCE`
    return `${prompt}; ${file} has ${known.join(', ') || 'none'}, and you can add another there first`
  }
  if (!fact) return `${path.join(dir, 'sources/facts.yaml')} has no confirmed fact; add one first`
  const days = fact.readFrom.flatMap(({ pageDate }) => pageDate ?? []).sort()
  const [first = '', ...rest] = slug.split('-')
  return {
    SLUG: slug,
    TITLE: [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' '),
    AUDIENCE: audience,
    FACT: fact.id,
    LAW_DAY: days.at(-1) ?? today,
    REVIEW_DAY: `${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}01`,
  }
}

type Fact = {
  id: string
  status: string
  effectiveFrom: string | null
  readFrom: { pageDate: string | null }[]
}

async function listIn<T>(file: string): Promise<T[] | null> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const list: unknown = parse(text)
    return Array.isArray(list) ? list : null
  } catch {
    return null
  }
}

async function writeStarter(temporary: string, values: Record<string, string>): Promise<string[]> {
  const places: Record<string, string> = {
    'course.yaml': 'course/course.yaml',
    'module.yaml': 'module/module.yaml',
    'lesson.mdx': `module/${values.SLUG}-first.mdx`,
    'practice.yaml': 'module/practice.yaml',
    'pretest.yaml': 'module/pretest.yaml',
    'bank.yaml': `module/bank/${values.SLUG}-write.yaml`,
  }
  for (const [name, place] of Object.entries(places)) {
    const text = await readFile(path.join(starter, name), 'utf8')
    await mkdir(path.dirname(path.join(temporary, place)), { recursive: true })
    await writeFile(
      path.join(temporary, place),
      text.replace(/\b[A-Z_]{4,}\b/g, (word) => values[word] ?? word),
    )
  }
  return Object.values(places)
}

/** A killed run leaves its temporary folder, which nothing reads. */
async function removeLeftovers(dir: string): Promise<void> {
  const left = (await readdir(dir)).filter((name) => name.startsWith('.new-'))
  await Promise.all(left.map((name) => rm(path.join(dir, name), { recursive: true, force: true })))
}

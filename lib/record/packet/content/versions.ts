import type { outlineOf } from '@/lib/content/course/version'
import { findDeliveredVersion, listDeliveredUnits } from '@/lib/record/publication/queries'
import { listPublishedVersions } from '@/lib/training/enrollment/published-version'
import { jsonFile, type PacketFile, textFile } from './file'
import { sentPage } from './page'
import { plainOutlinePage } from './plain-outline-page'

type Outline = ReturnType<typeof outlineOf>

export interface Version {
  id: string
  courseId: string
  title: string
  edition: string
  hash: string
  lawAsOf: string
  folder: string
  outline: Outline
  pages: string[]
}

interface Fact {
  id: string
  statement: string
  citation: string
}

/** Loads each version once per packet. */
export function makeVersionCache() {
  const cache = new Map<string, Version>()
  async function add(ids: string[]): Promise<void> {
    const [versions, delivered] = await Promise.all([listPublishedVersions(ids), listDeliveredUnits(ids)])
    for (const { minutes: _, lawAsOf, outline, ...version } of versions) {
      const folder = `versions/${version.courseId}-${version.edition.replace(/[^\w.-]+/g, '-')}-${version.hash.slice(0, 12)}`
      cache.set(version.id, {
        ...version,
        lawAsOf: lawAsOf.toISOString().slice(0, 10),
        folder,
        outline: outline as unknown as Outline,
        pages: delivered.flatMap(({ courseVersionId, unitId }) => (courseVersionId === version.id ? unitId : [])),
      })
    }
  }
  return {
    async load(ids: Iterable<string>): Promise<Version[]> {
      const wanted = [...new Set(ids)]
      const missing = wanted.filter((id) => !cache.has(id))
      if (missing.length > 0) await add(missing)
      return wanted.flatMap((id) => cache.get(id) ?? [])
    },
    all: () => [...cache.values()],
  }
}

export async function* versionFiles({ id, folder, outline }: Version): AsyncGenerator<PacketFile> {
  const row = await findDeliveredVersion(id)
  const lessons = row.lessons as unknown as Record<string, { title: string; facts?: Fact[] }>
  const { rendered, items, changes, lawChange, deliveredPages, lessons: _, ...rest } = row
  yield jsonFile(`${folder}/outline.json`, { ...rest, lawAsOf: row.lawAsOf.toISOString().slice(0, 10) })
  yield textFile(`${folder}/outline.html`, rendered ?? plainOutlinePage(rest, outline))
  yield jsonFile(`${folder}/blueprint.json`, blueprintOf(outline))
  yield jsonFile(`${folder}/items.json`, items)
  yield jsonFile(`${folder}/changes.json`, { changes, lawChange })
  yield jsonFile(`${folder}/law.json`, { lawAsOf: row.lawAsOf.toISOString().slice(0, 10), facts: factsOf(lessons) })
  for (const [unitId, lesson] of Object.entries(lessons)) yield jsonFile(`${folder}/lessons/${unitId}.json`, lesson)
  for (const { unitId, html } of deliveredPages)
    yield textFile(`${folder}/lessons/${unitId}.html`, sentPage(lessons[unitId]?.title ?? unitId, html))
}

function blueprintOf({ passRule, standard, attempts, moveOn, modules }: Outline) {
  const quizzes = modules.flatMap(({ units }) => units.filter((unit) => unit.kind === 'quiz'))
  return {
    passRule,
    ...(standard && { standard }),
    attempts,
    moveOn,
    quizzes: quizzes.map((quiz) => ({ ...quiz, bank: 'bank' in quiz ? quiz.bank : [] })),
  }
}

function factsOf(lessons: Record<string, { facts?: Fact[] }>): Fact[] {
  const facts = Object.values(lessons).flatMap((lesson) => lesson.facts ?? [])
  return [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

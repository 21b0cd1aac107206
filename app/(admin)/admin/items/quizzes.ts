import { listUnits } from '@/lib/course/lookup'
import type { Catalog, Quiz } from '@/lib/course/schema'

/** Each quiz once, with the courses that it belongs to. */
export function listQuizzes(catalog: Catalog): { id: string; title: string; quiz: Quiz }[] {
  const found = new Map<string, { id: string; title: string; quiz: Quiz }>()
  for (const course of catalog.courses) {
    for (const unit of listUnits(course)) {
      if (unit.kind !== 'quiz') continue
      // Pre-test and final are called alike in each course.
      const title = unit.role === 'module' ? unit.title : `${unit.title} (${course.subtitle})`
      if (!found.has(unit.id)) found.set(unit.id, { id: unit.id, title, quiz: unit })
    }
  }
  return [...found.values()]
}

/** Hashes of the items that are asked today; any other version is an earlier one. */
export function currentHashes(catalog: Catalog): Set<string> {
  return new Set(
    catalog.courses
      .flatMap(listUnits)
      .flatMap((unit) => (unit.kind === 'quiz' ? unit.bank.map(({ hash }) => hash) : [])),
  )
}

import { listUnits } from '@/lib/content/course/lookup'
import type { Catalog } from '@/lib/content/course/schema'

/** One title per quiz, unique across courses. */
export function listQuizzes(catalog: Catalog): { id: string; title: string; cut: number }[] {
  const found = new Map<string, { id: string; title: string; cut: number }>()
  for (const course of catalog.courses) {
    for (const unit of listUnits(course)) {
      if (unit.kind !== 'quiz') continue
      // Pre-tests and finals have the same title in every course.
      const title = unit.role === 'module' ? unit.title : `${unit.title} (${course.subtitle})`
      if (!found.has(unit.id)) found.set(unit.id, { id: unit.id, title, cut: course.passRule.masteryScore })
    }
  }
  return [...found.values()]
}

/** Hashes of the items in use; any other version is an older one. */
export function currentHashes(catalog: Catalog): Set<string> {
  return new Set(
    catalog.courses
      .flatMap(listUnits)
      .flatMap((unit) => (unit.kind === 'quiz' ? unit.bank.map(({ hash }) => hash) : [])),
  )
}

/** The text of each objective, by its id. */
export function listObjectives(catalog: Catalog): Map<string, string> {
  const objectives = catalog.courses.flatMap((course) => course.modules.flatMap((module) => module.objectives))
  return new Map(objectives.map(({ id, text }) => [id, text]))
}

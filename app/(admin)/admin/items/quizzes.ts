import { listUnits, panelOf } from '@/lib/content/course/lookup'
import type { Catalog, Quiz } from '@/lib/content/course/schema'
import { itemsOfDuty } from '@/lib/content/quiz/draw'
import { meanCut } from '@/lib/content/standard/form-cut'

export interface ListedQuiz {
  id: string
  /** Unique across courses. */
  title: string
  /** Share of the points that passes a whole form, or the mean of a panel’s cuts. */
  cut: number
  /** A form with no more items than this is on failed duties alone. */
  dutyItems: number
}

export function listQuizzes(catalog: Catalog): ListedQuiz[] {
  const found = new Map<string, ListedQuiz>()
  for (const course of catalog.courses) {
    for (const unit of listUnits(course)) {
      if (unit.kind !== 'quiz') continue
      // Pre-tests and finals have the same title in every course.
      const title = unit.role === 'module' ? unit.title : `${unit.title} (${course.subtitle})`
      const dutyItems = (unit.duties?.length ?? 0) * itemsOfDuty
      const panel = panelOf(course, unit)
      const cut = panel ? meanCut(unit, panel) : course.passRule.masteryScore
      if (!found.has(unit.id)) found.set(unit.id, { id: unit.id, title, cut, dutyItems })
    }
  }
  return [...found.values()]
}

/** Hashes of the items in use; any other version is an older one. */
export function currentHashes(catalog: Catalog): Set<string> {
  return new Set(
    quizzesIn(catalog).flatMap(({ bank, privateBank = [] }) => [...bank, ...privateBank].map(({ hash }) => hash)),
  )
}

/** Items of the site's own banks, which the software doesn't ship. */
export function countPrivateItems(catalog: Catalog): number {
  return new Set(quizzesIn(catalog).flatMap(({ privateBank = [] }) => privateBank.map(({ id }) => id))).size
}

function quizzesIn({ courses }: Catalog): Quiz[] {
  return courses.flatMap(listUnits).filter((unit) => unit.kind === 'quiz')
}

/** The text of each objective, by its id. */
export function listObjectives(catalog: Catalog): Map<string, string> {
  const objectives = catalog.courses.flatMap((course) => course.modules.flatMap((module) => module.objectives))
  return new Map(objectives.map(({ id, text }) => [id, text]))
}

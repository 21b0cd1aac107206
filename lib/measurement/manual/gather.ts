import { findFinal, itemsOn } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { countAll } from '@/lib/measurement/analysis/count'
import { listFormAnalyses, listItemAnalyses } from '@/lib/measurement/analysis/queries'
import { listScores } from '@/lib/measurement/analysis/scores'
import { areasByTheme, areasOf } from '@/lib/measurement/case-rating/areas'
import { listPairRatings, listRoundsOfAll } from '@/lib/measurement/case-rating/finished-rounds'
import { loadCueFigures } from '@/lib/measurement/cue/saved-figures'
import type { Administrator } from '@/lib/people/account/actor'
import { type Manual, manualOf } from './content'

/** Null for a course without a final. */
export async function findManual(administrator: Administrator, course: Course): Promise<Manual | null> {
  const final = findFinal(course)
  if (!final) return null
  await countAll()
  const filter = { unitId: final.id, attempts: 'first' as const }
  const formItems = itemsOn(final)
  const [forms, items, scores, cues, rounds, pairs] = await Promise.all([
    listFormAnalyses(administrator, filter),
    listItemAnalyses(administrator, filter),
    listScores(administrator, { unitId: final.id, formItems }),
    loadCueFigures(),
    listRoundsOfAll(administrator, course),
    listPairRatings(administrator, course),
  ])
  const form = forms.find((one) => one.formItems === formItems) ?? null
  return manualOf({
    course,
    final,
    form,
    items,
    scores,
    cues,
    areas: areasOf(rounds),
    themes: areasByTheme(rounds),
    pairs,
  })
}

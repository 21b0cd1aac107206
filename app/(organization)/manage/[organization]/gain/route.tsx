import { page } from '@/app/_http/page'
import type { Course } from '@/lib/content/course/schema'
import { findCohortGain } from '@/lib/measurement/analysis/gains'
import { areasByTheme, areasOf } from '@/lib/measurement/case-rating/areas'
import { listCohortRounds } from '@/lib/measurement/case-rating/finished-rounds'
import type { Coordinator } from '@/lib/people/account/actor'
import { loadResults, resultsPage } from '../results-page'
import { CaseAreas } from './case-areas'
import { CohortGains } from './cohort-gains'

export const GET = page<'/manage/[organization]/gain'>(async ({ params, query }) => {
  const loaded = await loadResults({ name: 'gain', params, query }, findGains)
  const { shown, coordinator } = loaded
  return resultsPage(
    { ...loaded, title: 'Before and after the course', meta: 'What a cohort gained' },
    shown && (
      <>
        <CaseAreas areas={areasOf(shown.results.rounds)} themes={areasByTheme(shown.results.rounds)} />
        <h2>Pre-test and final scores</h2>
        <CohortGains course={shown.course} gain={shown.results.gain} here={`/manage/${coordinator.organizationId}`} />
      </>
    ),
  )
})

async function findGains(coordinator: Coordinator, course: Course, cohortId: string) {
  const [rounds, gain] = await Promise.all([
    listCohortRounds(coordinator, course, cohortId),
    findCohortGain(coordinator, course, cohortId),
  ])
  return { rounds, gain }
}

import { page } from '@/app/_http/page'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { findCohortGain } from '@/lib/training/analysis/gains'
import { areasByTheme, areasOf } from '@/lib/training/case-rating/areas'
import { listCohortRounds } from '@/lib/training/case-rating/finished-rounds'
import { resultsPage } from '../results-page'
import { CaseAreas } from './case-areas'
import { CohortGains } from './cohort-gains'

export const GET = page<'/manage/[organization]/gain'>(async ({ params: { organization }, query }) =>
  resultsPage(
    { organization, query },
    { name: 'gain', title: 'Before and after the course', meta: 'What a cohort gained', show: gains },
  ),
)

async function gains(coordinator: Coordinator, course: Course, cohortId: string) {
  const [rounds, gain] = await Promise.all([
    listCohortRounds(coordinator, course, cohortId),
    findCohortGain(coordinator, course, cohortId),
  ])
  return (
    <>
      <CaseAreas areas={areasOf(rounds)} themes={areasByTheme(rounds)} />
      <h2>Pre-test and final scores</h2>
      <CohortGains course={course} gain={gain} here={`/manage/${coordinator.organizationId}`} />
    </>
  )
}

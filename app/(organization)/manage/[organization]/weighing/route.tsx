import { page } from '@/app/_http/page'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { listFollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'
import { listCohortCalibrations } from '@/lib/training/discrimination/calibration'
import { listCohortTallies } from '@/lib/training/discrimination/queries'
import { resultsPage } from '../results-page'
import { ByPerson } from './by-person'
import { Calibration } from './calibration'
import { CohortCalls } from './cohort-calls'
import { FollowUps } from './follow-ups'

export const GET = page<'/manage/[organization]/weighing'>(async ({ params: { organization }, query }) =>
  resultsPage(
    { organization, query },
    {
      name: 'weighing',
      title: 'Spotting trafficking: right calls and false alarms',
      meta: 'Plain counts by stage',
      show: calls,
    },
  ),
)

async function calls(coordinator: Coordinator, course: Course, cohortId: string) {
  const [members, calibrations, followUps] = await Promise.all([
    listCohortTallies(coordinator, course, cohortId),
    listCohortCalibrations(coordinator, course, cohortId),
    listFollowUpCounts(coordinator, cohortId),
  ])
  return (
    <>
      <p>
        These are counts. A change is measured by the cases that people{' '}
        <a href={`/manage/${coordinator.organizationId}/gain`}>rate before and after the course</a>.
      </p>
      <CohortCalls people={members.map(({ tallies }) => tallies)} />
      <Calibration calibrations={calibrations} />
      <FollowUps followUps={followUps} />
      <ByPerson members={members} here={`/manage/${coordinator.organizationId}`} />
    </>
  )
}

import { page } from '@/app/_http/page'
import type { Course } from '@/lib/content/course/schema'
import { listCohortCalibrations } from '@/lib/measurement/discrimination/calibration'
import { listCohortTallies } from '@/lib/measurement/discrimination/queries'
import type { Coordinator } from '@/lib/people/account/actor'
import { listFollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'
import { loadResults, resultsPage } from '../results-page'
import { ByPerson } from './by-person'
import { Calibration } from './calibration'
import { CohortCalls } from './cohort-calls'
import { FollowUps } from './follow-ups'

export const GET = page<'/manage/[organization]/weighing'>(async ({ params, query }) => {
  const loaded = await loadResults({ name: 'weighing', params, query }, findCalls)
  const { shown, coordinator } = loaded
  const home = `/manage/${coordinator.organizationId}`
  return resultsPage(
    { ...loaded, title: 'Spotting trafficking: right calls and false alarms', meta: 'Plain counts by stage' },
    shown && (
      <>
        <p>
          These are counts. A change is measured by the cases that people{' '}
          <a href={`${home}/gain`}>rate before and after the course</a>.
        </p>
        <CohortCalls people={shown.results.members.map(({ tallies }) => tallies)} />
        <Calibration calibrations={shown.results.calibrations} />
        <FollowUps followUps={shown.results.followUps} />
        <ByPerson members={shown.results.members} here={home} />
      </>
    ),
  )
})

async function findCalls(coordinator: Coordinator, course: Course, cohortId: string) {
  const [members, calibrations, followUps] = await Promise.all([
    listCohortTallies(coordinator, course, cohortId),
    listCohortCalibrations(coordinator, course, cohortId),
    listFollowUpCounts(coordinator, cohortId),
  ])
  return { members, calibrations, followUps }
}

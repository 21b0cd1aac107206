import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { listFollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'
import { listCohortCalibrations } from '@/lib/training/discrimination/calibration'
import { listCohortTallies } from '@/lib/training/discrimination/queries'
import { CohortChoice, findChoice, recordResultsView } from '../cohort-choice'
import { ByPerson } from './by-person'
import { Calibration } from './calibration'
import { CohortWeighing } from './cohort-weighing'
import { FollowUps } from './follow-ups'

export const GET = page<'/manage/[organization]/weighing'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}/weighing`
  const coordinator = await requireCoordinator(organization)
  const choice = await findChoice(coordinator, Object.fromEntries(query))
  const { course, cohort } = choice
  const seen = course && cohort && (await seenOf(coordinator, course, cohort.id))
  await recordResultsView(coordinator, choice, 'weighing')
  return {
    title: 'Spotting trafficking: right calls and false alarms',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="wide">
        <PageHeading
          title="Spotting trafficking: right calls and false alarms"
          kicker={coordinator.organizationName}
          meta={['What a cohort finds, and whom it accuses']}
        />
        <CohortChoice action={here} choice={choice} />
        {seen ? (
          <>
            <CohortWeighing weighings={seen.members.map(({ weighing }) => weighing)} />
            <Calibration calibrations={seen.calibrations} />
            <FollowUps followUps={seen.followUps} />
            <ByPerson members={seen.members} here={`/manage/${organization}`} />
          </>
        ) : (
          <p>Create a cohort first to see its results here.</p>
        )}
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/manage/${organization}`}>
            Back to people
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})

async function seenOf(coordinator: Coordinator, course: Course, cohortId: string) {
  const [members, calibrations, followUps] = await Promise.all([
    listCohortTallies(coordinator, course, cohortId),
    listCohortCalibrations(coordinator, course, cohortId),
    listFollowUpCounts(coordinator, cohortId),
  ])
  return { members, calibrations, followUps }
}

import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findCohortGain } from '@/lib/training/analysis/gains'
import { CohortChoice, findChoice, recordResultsView } from '../cohort-choice'
import { CohortGains } from './cohort-gains'

export const GET = page<'/manage/[organization]/gain'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}/gain`
  const coordinator = await requireCoordinator(organization)
  const choice = await findChoice(coordinator, Object.fromEntries(query))
  const { course, cohort } = choice
  const gain = course && cohort && (await findCohortGain(coordinator, course, cohort.id))
  await recordResultsView(coordinator, choice, 'gain')
  return {
    title: 'Pre-test and final scores',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="wide">
        <PageHeading
          title="Pre-test and final scores"
          kicker={coordinator.organizationName}
          meta={['From pre-test to final']}
        />
        <CohortChoice action={here} choice={choice} />
        {gain ? <CohortGains course={course} gain={gain} /> : <p>Create a cohort first to see its scores here.</p>}
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/manage/${organization}`}>
            Back to people
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})

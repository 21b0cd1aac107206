import { requireCoordinator } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { OnceField } from '@/app/_ui/once-field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findOwnIdentifierRequest } from '@/lib/people/organization/identifier-requests'
import { type CohortView, listCohorts } from '@/lib/people/organization/queries'
import { dayInWords } from '@/lib/platform/words'
import { CohortCard } from './cohort-card'
import { IdentifierForm } from './identifier-form'

const doneWords: Record<string, string> = {
  renamed: 'Renamed.',
  archived: 'Archived. Its join links have ended.',
  restored: 'The cohort is back. Make a join link for new people.',
  'identifier-asked': 'From now on, your people enter it before each final.',
  'identifier-ended': 'Learners are no longer asked for it. Numbers already given stay on record.',
}

const archivedLast = (one: CohortView, other: CohortView) =>
  Number(one.archivedAt !== null) - Number(other.archivedAt !== null)

export const GET = page<'/manage/[organization]/cohorts'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}`
  const coordinator = await requireCoordinator(organization)
  const problem = query.get('problem')
  const done = query.get('done')
  const [cohorts, asked, { values, errors }] = await Promise.all([
    listCohorts(coordinator, new Date()),
    findOwnIdentifierRequest(coordinator),
    readFlash(problem),
  ])
  const day = (at: Date) => dayInWords(at, coordinator.timeZone)
  const message = typeof done === 'string' && doneWords[done]
  return {
    title: 'Cohorts and join links',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="reading">
        <PageHeading title="Cohorts and join links" kicker={coordinator.organizationName} />
        <ErrorSummary errors={errors} />
        {message && <Notice kind="good" title={message} role="status" />}
        <p>Anyone with an account who opens a join link joins your organization, in that cohort.</p>
        {cohorts.toSorted(archivedLast).map((cohort) => (
          <CohortCard key={cohort.id} here={here} cohort={cohort} day={day} values={values} errors={errors} />
        ))}
        <h2>New cohort</h2>
        <form method="post" action={`${here}/cohorts/new`}>
          <OnceField />
          <Field
            label="Name of the cohort"
            name="name"
            maxLength={120}
            hint="For example: Patrol, 2027"
            defaultValue={values.name}
            error={errorOf(errors, 'name')}
          />
          <ButtonRow>
            <Button>Create cohort</Button>
            <ButtonLink kind="quiet" href={here}>
              Back to people
            </ButtonLink>
          </ButtonRow>
        </form>
        <IdentifierForm
          here={here}
          asked={asked && { label: asked.label, since: day(asked.askedAt) }}
          typed={values.label}
          error={errorOf(errors, 'label')}
        />
      </Page>
    ),
  }
})

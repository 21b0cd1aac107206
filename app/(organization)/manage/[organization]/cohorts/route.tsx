import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { findOwnIdentifierRequest } from '@/lib/people/organization/identifier-requests'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { type CohortView, listCohorts } from '@/lib/people/organization/queries'
import { dayInWords } from '@/lib/platform/words'
import { managePage } from '../manage-page'
import { CohortCard } from './cohort-card'
import { IdentifierForm } from './identifier-form'

const doneIn = doneWords({
  renamed: 'Renamed.',
  archived: 'Archived. Its join links have ended.',
  restored: 'The cohort is back. Make a join link for new people.',
  'identifier-asked': 'From now on, your people enter it before each final.',
  'identifier-ended': 'Learners are no longer asked for it. Numbers already given stay on record.',
})

const archivedLast = (one: CohortView, other: CohortView) =>
  Number(one.archivedAt !== null) - Number(other.archivedAt !== null)

export const GET = page<'/manage/[organization]/cohorts'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}`
  const coordinator = await requireCoordinator(organization)
  const problem = query.get('problem')
  const [cohorts, asked, rule, { values, errors }] = await Promise.all([
    listCohorts(coordinator, new Date()),
    findOwnIdentifierRequest(coordinator),
    findIdentifierRule(coordinator),
    readFlash(problem),
  ])
  const day = (at: Date) => dayInWords(at, coordinator.timeZone)
  return managePage(
    { coordinator, title: 'Cohorts and join links', width: 'reading', errors, done: doneIn(query) },
    <>
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
        <Button>Create cohort</Button>
      </form>
      <IdentifierForm
        here={here}
        asked={asked && { label: asked.label, since: day(asked.askedAt) }}
        typed={values.label ?? rule?.label}
        error={errorOf(errors, 'label')}
      />
    </>,
  )
})

import { Button } from '@/app/_ui/button'
import { OptionList } from '@/app/_ui/option-list'
import { SelectField } from '@/app/_ui/select-field'
import type { CohortView } from '@/lib/people/organization/queries'
import type { Candidate } from '@/lib/record/classroom/queries'

type Props = {
  here: string
  /** Left out: another coordinator has to add them. */
  ownId: string
  candidates: readonly Candidate[]
  cohorts: readonly CohortView[]
  cohortId: string | undefined
  most: number
}

export function CandidateForm({ here, ownId, candidates, cohorts, cohortId, most }: Props) {
  const others = candidates.filter(({ accountId }) => accountId !== ownId)
  return (
    <>
      <h2>Add people who were there</h2>
      {cohorts.length > 0 && (
        <form method="get" action={here} className="filters">
          <SelectField
            label="Cohort"
            name="cohort"
            defaultValue={cohortId ?? ''}
            options={[{ value: '', text: 'Everyone' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
          />
          <Button kind="quiet">Show</Button>
        </form>
      )}
      {others.length === 0 ? (
        <p>Everyone is on the list already.</p>
      ) : (
        <form method="post" action={`${here}/attendances`}>
          {candidates.length === most && (
            <p>These are the first {most} by name. Choose a cohort, or record these first.</p>
          )}
          <OptionList
            legend="Who was there"
            hideLegend
            name="person"
            multiple
            options={others.map(({ accountId, name, email }) => ({ id: accountId, text: `${name}, ${email}` }))}
          />
          <Button>Record attendance</Button>
        </form>
      )}
    </>
  )
}

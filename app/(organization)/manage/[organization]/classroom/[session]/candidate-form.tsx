import { Button } from '@/app/_ui/form/button'
import { OptionList } from '@/app/_ui/form/option-list'
import { SelectField } from '@/app/_ui/form/select-field'
import { Pagination } from '@/app/_ui/pagination'
import type { CohortView } from '@/lib/people/organization/queries'
import type { Candidate, CandidateCursor } from '@/lib/record/classroom/queries'
import { writePersonCursor } from '../../person-cursor'

type Props = {
  here: string
  /** Left out: another coordinator has to add them. */
  ownId: string
  candidates: readonly Candidate[]
  cohorts: readonly CohortView[]
  cohortId: string | undefined
  /** The last person of the page before; null on the first page. */
  after: CandidateCursor | null
  hasMore: boolean
}

export function CandidateForm({ here, ownId, candidates, cohorts, cohortId, after, hasMore }: Props) {
  const others = candidates.filter(({ accountId }) => accountId !== ownId)
  const last = candidates.at(-1)
  const pageAt = (cursor?: CandidateCursor) => {
    const asked = new URLSearchParams({
      ...(cohortId && { cohort: cohortId }),
      ...(cursor && { after: writePersonCursor(cursor) }),
    })
    return `${here}?${asked}`
  }
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
        <p>{after ? 'No one else is on this page.' : 'Everyone is on the list already.'}</p>
      ) : (
        <form method="post" action={`${here}/attendances`}>
          {hasMore && <p>Record the people of this page, then go to the next one.</p>}
          <input type="hidden" name="cohort" value={cohortId ?? ''} />
          <input type="hidden" name="after" value={after ? writePersonCursor(after) : ''} />
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
      <Pagination
        label="Pages of people"
        {...(after && { previous: { href: pageAt(), label: 'First page' } })}
        {...(hasMore && last && { next: { href: pageAt(last) } })}
      />
    </>
  )
}

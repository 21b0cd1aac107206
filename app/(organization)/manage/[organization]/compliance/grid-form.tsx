import { mandateStateTags } from '@/app/_record/mandate-states'
import { Button } from '@/app/_ui/form/button'
import { SelectField } from '@/app/_ui/form/select-field'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'
import type { GridFilter } from '@/lib/record/compliance/grid'
import { type MandateView, mandateTitle } from '@/lib/record/mandate/queries'

type Props = {
  filter: GridFilter
  cohorts: readonly { id: string; name: string }[]
  divisions: readonly DivisionView[]
  /** Null: states are not asked for. */
  mandates: readonly MandateView[] | null
}

export function GridForm({ filter, cohorts, divisions, mandates }: Props) {
  const all = { value: '', text: 'All' }
  return (
    <form method="get" className="filters">
      <SelectField
        label="Division"
        name="division"
        defaultValue={filter.divisionId ?? ''}
        options={[all, ...divisionOptions(divisions)]}
      />
      <SelectField
        label="Cohort"
        name="cohort"
        defaultValue={filter.cohortId ?? ''}
        options={[all, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      {mandates && (
        <>
          <SelectField
            label="State"
            name="state"
            defaultValue={filter.state ?? ''}
            options={[all, ...Object.entries(mandateStateTags).map(([value, { text }]) => ({ value, text }))]}
          />
          <SelectField
            label="In mandate"
            name="mandate"
            defaultValue={filter.mandateId ?? ''}
            options={[
              { value: '', text: 'Any' },
              ...mandates.map((one) => ({ value: one.id, text: mandateTitle(one) })),
            ]}
          />
        </>
      )}
      <Button kind="quiet">Filter</Button>
    </form>
  )
}

import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Catalog } from '@/lib/content/course/schema'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'
import { markWords } from '@/lib/record/roster/marks'
import { rosterStateWords } from '@/lib/record/roster/roster'
import { ColumnChoice } from '../column-choice'
import { columnKeys, columnOf } from './roster-columns'
import type { RosterView } from './roster-filter'

type Props = {
  here: string
  catalog: Catalog
  view: RosterView
  cohorts: readonly { id: string; name: string }[]
  divisions: readonly DivisionView[]
}

/** Also keeps the order of the list. */
export function RosterForm({ here, catalog, view, cohorts, divisions }: Props) {
  const { filter, columns } = view
  return (
    <form method="get" action={`${here}/people`} className="toolbar">
      {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
      {filter.isDescending && <input type="hidden" name="order" value="down" />}
      <div className="filters">
        <Field label="Name, address or identifier" name="q" type="search" isFilter defaultValue={filter.text} />
        <SelectField
          label="Course"
          name="course"
          defaultValue={filter.course.slug}
          options={catalog.courses.map((course) => ({
            value: course.slug,
            text: `${course.title}: ${course.subtitle}`,
          }))}
        />
        <SelectField
          label="State"
          name="state"
          defaultValue={filter.state ?? ''}
          options={[
            { value: '', text: 'All' },
            ...Object.entries(rosterStateWords).map(([value, text]) => ({ value, text })),
          ]}
        />
        <SelectField
          label="Also"
          name="mark"
          defaultValue={filter.mark ?? ''}
          options={[{ value: '', text: 'Any' }, ...Object.entries(markWords).map(([value, text]) => ({ value, text }))]}
        />
        <SelectField
          label="Division"
          name="division"
          defaultValue={filter.divisionId === null ? 'none' : (filter.divisionId ?? '')}
          options={[{ value: '', text: 'All' }, ...divisionOptions(divisions), { value: 'none', text: 'No division' }]}
        />
        <SelectField
          label="Cohort"
          name="cohort"
          defaultValue={filter.cohortId ?? ''}
          options={[{ value: '', text: 'All' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <SelectField
          label="People"
          name="who"
          defaultValue={filter.isFormer ? 'former' : ''}
          options={[
            { value: '', text: 'Current' },
            { value: 'former', text: 'Former' },
          ]}
        />
        <Button kind="quiet">Filter</Button>
      </div>
      <details className="columns">
        <summary>Columns</summary>
        <ColumnChoice
          name="col"
          legend="Show these columns"
          columns={columnKeys.map((key) => ({ key, label: columnOf(key).label }))}
          chosen={columns}
        />
        <Button kind="quiet">Show</Button>
      </details>
    </form>
  )
}

import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { Catalog } from '@/lib/content/course/schema'
import type { RosterFilter } from '@/lib/record/certificate/roster'
import { rosterStateTags } from './roster-states'

type Props = {
  here: string
  catalog: Catalog
  filter: RosterFilter
  cohorts: readonly { id: string; name: string }[]
}

export function RosterForm({ here, catalog, filter, cohorts }: Props) {
  return (
    <form method="get" action={here} className="filters">
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
          ...Object.entries(rosterStateTags).map(([value, { text }]) => ({ value, text })),
        ]}
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
      <Field label="Name begins with" name="name" isFilter defaultValue={filter.name} />
      <Button kind="quiet">Filter</Button>
    </form>
  )
}

import { SelectField } from '@/app/_ui/form/select-field'
import type { Mapping } from '@/lib/people/import/columns'
import { importFields } from '@/lib/people/import/headings'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import type { Table } from '@/lib/people/import/table'
import { fieldWords } from './field-words'

const samples = 3

interface Props {
  table: Table
  mapping: Mapping
  plan: ImportPlan
}

/** Assigns a field to each column. Open if no column identifies people. */
export function ColumnFields({ table, mapping, plan }: Props) {
  const columns = table.header.map((heading, index) => ({
    index,
    heading: heading || `Column ${index + 1}`,
    cells: samplesOf(table, index),
  }))
  const unused = columns.filter(({ index, cells }) => !mapping[index] && cells.length > 0)
  const asksName = plan.rows.some(({ problems }) => problems.some(({ field }) => field === 'name'))
  const tellsWho = mapping.some((field) => field === 'email' || field === 'identifier')
  const hasName = mapping.some((field) => field === 'name' || field === 'lastName')
  return (
    <details className="fold" open={!(tellsWho || hasName) || (asksName && !hasName)}>
      <summary>
        <span>
          Columns of your list: {mapping.filter((field) => field !== null).length} of {columns.length} saved
          {unused.length > 0 && (
            <>
              . Not saved: <bdi>{unused.map(({ heading }) => heading).join(', ')}</bdi>
            </>
          )}
        </span>
      </summary>
      <div className="columns">
        {columns.map(({ index, heading, cells }) => (
          <SelectField
            key={index}
            label={<bdi>{heading}</bdi>}
            name={`column-${index}`}
            hint={cells.length > 0 ? <bdi>{cells.join(' · ')}</bdi> : 'Empty'}
            options={[
              { value: '', text: 'Not saved' },
              ...importFields.map((field) => ({ value: field, text: fieldWords[field] })),
            ]}
            defaultValue={mapping[index] ?? ''}
          />
        ))}
      </div>
    </details>
  )
}

function samplesOf({ rows }: Table, column: number): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const cell = cells[column] ?? ''
    if (cell !== '') found.add(cell.length > 40 ? `${cell.slice(0, 39).toWellFormed()}…` : cell)
    if (found.size === samples) break
  }
  return [...found]
}

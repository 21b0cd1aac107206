import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { SelectField } from '@/app/_ui/select-field'
import { type ImportField, importFields, type Mapping } from '@/lib/people/import/columns'
import type { Table } from '@/lib/people/import/parse-table'
import type { ImportPlan } from '@/lib/people/import/plan-import'

export const fieldWords: Record<ImportField, string> = {
  email: 'Email address',
  identifier: 'Identifier',
  name: 'Name (not changed)',
  rank: 'Rank or role',
  division: 'Division',
  hiredOn: 'Hired on',
  supervisor: 'Supervisor',
}

interface Props {
  here: string
  draftId: string
  table: Table
  mapping: Mapping
  plan: ImportPlan
}

/** Checks again with other columns, saves what the report shows, or downloads the errors. */
export function MappingForm({ here, draftId, table, mapping, plan }: Props) {
  const count = (state: string) => plan.rows.filter((row) => row.state === state).length
  const [changed, wrong] = [count('changed'), count('error') + count('not-here')]
  return (
    <form method="post" action={here}>
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="digest" value={plan.digest} />
      <details open={mapping.every((field) => field === null)}>
        <summary>Columns of your list</summary>
        {table.header.map((heading, index) => (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
            key={index}
            label={heading || `Column ${index + 1}`}
            name={`column-${index}`}
            options={[
              { value: '', text: 'Not used' },
              ...importFields.map((field) => ({ value: field, text: fieldWords[field] })),
            ]}
            defaultValue={mapping[index] ?? ''}
          />
        ))}
      </details>
      <ButtonRow>
        <Button kind="quiet" name="step" value="check">
          Check again
        </Button>
        {changed > 0 && (
          <Button name="step" value="apply">
            {wrong > 0
              ? `Save ${changed} and leave out ${wrong}`
              : `Save ${changed === 1 ? '1 change' : `${changed} changes`}`}
          </Button>
        )}
        {wrong > 0 && (
          <Button kind="quiet" name="step" value="errors">
            Download the errors
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}

import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Table } from '@/lib/people/import/table'

/** A report stops here; more lines would help nobody. */
const mostSkipped = 500

/** Shows the sheet, the headings and the skipped lines, with fields to choose others. */
export function ReadAsFields({
  table: { sheet, sheets = [], alike = [], headingLine, skipped = [] },
}: {
  table: Table
}) {
  return (
    <>
      <p>
        {sheet && (
          <>
            Sheet “<bdi>{sheet}</bdi>”.{' '}
          </>
        )}
        {headingLine > 0 ? `The headings are in line ${headingLine}.` : 'No line was taken as headings.'}
        {alike.length > 0 && (
          <>
            {' '}
            Not read, with the same headings: <bdi>{alike.slice(0, 20).join(', ')}</bdi>.
          </>
        )}
      </p>
      <details className="fold">
        <summary>{sheets.length > 1 ? 'Read another sheet, or other headings' : 'Read other headings'}</summary>
        {sheets.length > 1 && (
          <SelectField
            label="Sheet"
            name="sheet"
            options={sheets.map((name) => ({ value: name, text: name }))}
            defaultValue={sheet}
          />
        )}
        <Field
          label="Line of the headings"
          name="headings"
          type="number"
          min={0}
          max={1_048_576}
          required={false}
          hint="0 means that your list has none. Then press “Check again”."
          defaultValue={headingLine}
        />
      </details>
      {skipped.length > 0 && (
        <details className="fold">
          <summary>Lines that name no person: {skipped.length}</summary>
          <ul>
            {skipped.slice(0, mostSkipped).map(({ line, text }) => (
              <li key={line}>
                Line {line}: <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

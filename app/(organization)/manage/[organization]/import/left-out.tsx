import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import type { PlannedRow } from '@/lib/people/import/planned-row'
import type { Table } from '@/lib/people/import/table'
import { csvRow } from '@/lib/platform/file/csv'
import { problemWords } from './field-words'

/** A report shows this many of each kind of row; the file has all. */
export const mostReported = 500

/** The rows with errors, with a button that downloads them. */
export function LeftOut({ rows }: { rows: readonly PlannedRow[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        caption={`Left out: ${rows.length}${rows.length > mostReported ? `, the first ${mostReported} shown` : ''}`}
        cards
        columns={[
          { key: 'person', label: 'Person' },
          { key: 'line', label: 'Line', numeric: true },
          { key: 'why', label: 'Problem' },
        ]}
        rows={rows.slice(0, mostReported).map(({ line, name, problems }) => ({
          key: String(line),
          cells: [<bdi key="person">{name || 'No name'}</bdi>, line, problemWords(problems)],
        }))}
        empty=""
      />
      <Button kind="quiet" name="step" value="errors">
        Download these rows
      </Button>
    </>
  )
}

/** The rows with errors as they came, to mend and import again: an import does not save the last column. */
export async function* errorLines({ header, rows }: Table, planned: readonly PlannedRow[]): AsyncGenerator<string> {
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  if (header.some((heading) => heading !== '')) yield csvRow([...header, 'Problem'])
  for (const { line, state, problems } of planned) {
    if (state !== 'error') continue
    const cells = cellsOf.get(line) ?? []
    yield csvRow([...header.map((_, index) => cells[index] ?? ''), problemWords(problems)])
  }
}

import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import type { PersonalData } from '@/lib/people/privacy/data-line'
import { periodInWords } from '@/lib/people/privacy/periods'
import { columnInWords, personalData } from '@/lib/people/privacy/personal-data'

function fieldsOf({ columns }: PersonalData): string {
  const words = Object.values(columns).flatMap((names) => names.split(' ').map(columnInWords))
  return [...new Set(words)].join(', ')
}

export function PersonalDataTable() {
  return (
    <>
      <DataTable
        caption="Everything that is kept about a person"
        columns={[
          { key: 'what', label: 'What' },
          { key: 'why', label: 'Why' },
          { key: 'period', label: 'How long' },
        ]}
        rows={personalData.map(({ what, why, period }) => ({
          key: what,
          cells: [what, why, periodInWords(period)],
        }))}
        empty="Nothing."
      />
      <details>
        <summary>Every field, as the database names it</summary>
        <FactList
          facts={personalData
            .filter(({ columns }) => Object.keys(columns).length > 0)
            .map((data) => ({ term: data.what, detail: fieldsOf(data) }))}
        />
      </details>
    </>
  )
}

import { DataTable } from '@/app/_ui/data-table'
import { fewestToJudge } from '@/lib/training/analysis/judge'
import type { FormAnalysis } from '@/lib/training/analysis/queries'
import { two } from './flag-words'

type Props = { forms: readonly FormAnalysis[]; titleOf: (unitId: string) => string }

export function ReliabilityTable({ forms, titleOf }: Props) {
  return (
    <DataTable
      caption="Reliability of forms"
      columns={[
        { key: 'quiz', label: 'Quiz' },
        { key: 'items', label: 'Items', numeric: true },
        { key: 'count', label: 'Attempts (n)', numeric: true },
        { key: 'mean', label: 'Mean score', numeric: true },
        { key: 'deviation', label: 'Standard deviation', numeric: true },
        { key: 'alpha', label: 'KR-20 or alpha', numeric: true },
      ]}
      rows={forms.map((form) => ({
        key: `${form.unitId} ${form.formItems}`,
        cells: [
          titleOf(form.unitId),
          form.formItems,
          form.count,
          two(form.mean),
          two(form.deviation),
          form.count < fewestToJudge ? `${two(form.alpha)} (too few to judge)` : two(form.alpha),
        ],
      }))}
      empty="No quiz has been submitted yet."
    />
  )
}

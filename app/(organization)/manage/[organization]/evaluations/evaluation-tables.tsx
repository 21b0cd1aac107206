import { DataTable } from '@/app/_ui/data-table'
import { dayInWords } from '@/lib/platform/words'
import { fewestInSum } from '@/lib/training/discrimination/stages'
import type { EvaluationCounts } from '@/lib/training/evaluation/queries'
import { paces, readinessLevels } from '@/lib/training/evaluation/schema'
import { paceWords, readinessWords } from '@/lib/training/evaluation/words'

export function EvaluationTables({ counts }: { counts: readonly EvaluationCounts[] }) {
  if (counts.length === 0) return <p>No version has {fewestInSum} evaluations yet. Totals appear from then on.</p>
  const versionOf = ({ edition, publishedAt }: EvaluationCounts) =>
    `Edition ${edition}, ${dayInWords(publishedAt, 'UTC')}`
  return (
    <>
      <DataTable
        caption="Ready to use it on a call or a shift"
        columns={[
          { key: 'version', label: 'Version' },
          { key: 'people', label: 'People', numeric: true },
          ...readinessLevels.map((key) => ({ key, label: readinessWords[key], numeric: true })),
        ]}
        rows={counts.map((one) => ({
          key: one.versionId,
          cells: [versionOf(one), one.people, ...readinessLevels.map((level) => one.readiness[level])],
        }))}
        empty=""
      />
      <DataTable
        caption="Length of the course"
        columns={[
          { key: 'version', label: 'Version' },
          { key: 'people', label: 'People', numeric: true },
          ...paces.map((key) => ({ key, label: paceWords[key], numeric: true })),
        ]}
        rows={counts.map((one) => ({
          key: one.versionId,
          cells: [versionOf(one), one.people, ...paces.map((pace) => one.pace[pace])],
        }))}
        empty=""
      />
    </>
  )
}

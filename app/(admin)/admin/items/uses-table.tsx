import { DataTable } from '@/app/_ui/data-table'
import { driftToFlag, type ItemUse } from '@/lib/measurement/analysis/drift'
import { percent } from '@/lib/platform/words'
import { two } from './flag-words'
import { ItemCell, versionAddress } from './item-cell'
import type { ListedQuiz } from './quizzes'

const mostShown = 10

/** Items that became easier or harder than their quiz, then the most exposed. */
export function UsesTable({ uses, quizzes }: { uses: readonly ItemUse[]; quizzes: readonly ListedQuiz[] }) {
  const drifted = uses.filter(({ drift }) => drift && Math.abs(drift.z) >= driftToFlag)
  const shown = [...drifted, ...uses.filter((one) => !drifted.includes(one)).slice(0, mostShown)]
  return (
    <DataTable
      caption="Exposure and drift, from first attempts"
      columns={[
        { key: 'item', label: 'Item' },
        { key: 'exposure', label: 'On forms in the last year', numeric: true },
        { key: 'earlier', label: 'Right in earlier quarters', numeric: true },
        { key: 'latest', label: 'Right in the latest quarter', numeric: true },
        { key: 'drift', label: 'Change beyond its quiz (standard errors)', numeric: true },
        { key: 'quiz', label: 'Quiz' },
      ]}
      rows={shown.map(({ hash, itemId, stem, unitId, exposure, earlier, latest, drift }) => ({
        key: `${hash} ${unitId}`,
        href: versionAddress(itemId, hash),
        cells: [
          <ItemCell key="item" stem={stem} id={itemId} />,
          percent(exposure),
          ...[earlier, latest].map((use) => (use ? `${two(use.difficulty)} (n ${use.count})` : '–')),
          drift ? `${drift.change > 0 ? '+' : ''}${two(drift.change)} (${drift.z.toFixed(1)})` : 'too few to judge',
          quizzes.find(({ id }) => id === unitId)?.title ?? unitId,
        ],
      }))}
      empty="No quiz has been submitted yet."
    />
  )
}

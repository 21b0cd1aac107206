import { DataTable } from '@/app/_ui/data-table'
import type { UnitCompletion } from '@/lib/training/progress/completions'
import type { ProgressUnit } from '@/lib/training/progress/queries'
import type { TakenCourse } from './taken-courses'

type Props = { taken: TakenCourse; day: (at: Date) => string }

function stateOf({ unit, done, waived, asked }: ProgressUnit, completion: UnitCompletion | undefined): string {
  if (waived) return 'Waived'
  if (done) return unit.kind === 'quiz' && unit.role !== 'pretest' ? 'Passed' : 'Done'
  if (completion?.doneBefore) return 'To redo'
  return asked ? 'To do' : 'Optional'
}

/** Also shows what was completed before a reset. */
export function UnitTable({ taken: { course, progress, completions }, day }: Props) {
  return (
    <DataTable
      caption={`${course.subtitle}: ${progress.doneCount} of ${progress.requiredCount} count`}
      columns={[
        { key: 'unit', label: 'Unit' },
        { key: 'state', label: 'State' },
        { key: 'done', label: 'Done on' },
        { key: 'before', label: 'Before it was reopened' },
      ]}
      rows={progress.units.map((one) => {
        const completion = completions.find(({ unitId }) => unitId === one.unit.id)
        return {
          key: one.unit.id,
          cells: [
            one.unit.title,
            stateOf(one, completion),
            one.done && completion?.doneAt ? day(completion.doneAt) : '',
            completion?.doneBefore ? day(completion.doneBefore) : '',
          ],
        }
      })}
      empty="This course has no unit."
    />
  )
}

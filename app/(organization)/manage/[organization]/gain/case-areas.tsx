import { DataTable } from '@/app/_ui/data-table'
import { type CohortAreas, fewestRaters, type StageAreas } from '@/lib/training/case-rating/areas'
import { fewestInSum } from '@/lib/training/discrimination/stages'
import { changeInWords, inHundredths, rangeInWords } from './area-words'

/** Figures of a class, never one person's. */
export function CaseAreas({ areas }: { areas: CohortAreas }) {
  const { before, after, change } = areas
  const isTold = before.learners >= fewestInSum
  return (
    <section>
      <h2>Telling cases apart, before and after</h2>
      {!isTold && <p>Shown once {fewestInSum} people have rated cases before the course.</p>}
      {isTold && (
        <>
          {change ? (
            <p className="gain">{changeInWords(change)}</p>
          ) : (
            <p>
              With fewer than {fewestRaters} people who rated both sets, we show only counts: a difference may be
              chance.
            </p>
          )}
          <DataTable
            caption="How likely is it that someone is being compelled?"
            columns={[
              { key: 'stage', label: 'Cases rated' },
              { key: 'learners', label: 'People', numeric: true },
              { key: 'area', label: 'Area (likely range)', numeric: true },
              { key: 'hits', label: 'Compelled, rated likely', numeric: true },
              { key: 'alarms', label: 'Look-alikes, rated likely', numeric: true },
            ]}
            rows={[
              { key: 'before', cells: ['Before the course', ...cellsOf(before)] },
              ...(after.learners >= fewestInSum
                ? [{ key: 'after', cells: ['After the final', ...cellsOf(after)] }]
                : []),
            ]}
            empty=""
          />
        </>
      )}
    </section>
  )
}

function cellsOf({ learners, area, hits, compelled, falseAlarms, others }: StageAreas): (string | number)[] {
  return [
    learners,
    area ? `${inHundredths(area.value)} (${rangeInWords(area)})` : '–',
    `${hits} of ${compelled}`,
    `${falseAlarms} of ${others}`,
  ]
}

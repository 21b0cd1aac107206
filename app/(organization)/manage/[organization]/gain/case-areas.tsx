import { DataTable } from '@/app/_ui/data-table'
import type { CaseTheme } from '@/lib/content/course/case-source'
import {
  type AreaEstimate,
  type CohortAreas,
  fewestRaters,
  type StageAreas,
  type ThemeAreas,
} from '@/lib/measurement/case-rating/areas'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import { changeInWords, inHundredths, rangeInWords } from './area-words'

/** Figures of a class, never one person's. */
export function CaseAreas({ areas, themes }: { areas: CohortAreas; themes: readonly ThemeAreas[] }) {
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
          {themes.length > 0 && <ByTheme themes={themes} />}
        </>
      )}
    </section>
  )
}

const themeWords: Record<CaseTheme, string> = {
  labor: 'Work under a threat',
  sex: 'Commercial sex',
  debt: 'Debt',
  papers: 'Identity papers',
  smuggling: 'Smuggling',
  wages: 'Unpaid wages',
  'hard-work': 'Hard work',
  unclear: 'Not enough to tell',
}

function ByTheme({ themes }: { themes: readonly ThemeAreas[] }) {
  return (
    <DataTable
      caption="Area by kind of case (likely range)"
      columns={[
        { key: 'theme', label: 'Kind' },
        { key: 'before', label: 'Before', numeric: true },
        { key: 'after', label: 'After', numeric: true },
      ]}
      rows={themes.map(({ theme, before, after }) => ({
        key: theme,
        cells: [themeWords[theme], areaInWords(before), areaInWords(after)],
      }))}
      empty=""
    />
  )
}

function areaInWords(area: AreaEstimate | null): string {
  return area ? `${inHundredths(area.value)} (${rangeInWords(area)})` : '–'
}

function cellsOf({ learners, area, hits, compelled, falseAlarms, others }: StageAreas): (string | number)[] {
  return [learners, areaInWords(area), `${hits} of ${compelled}`, `${falseAlarms} of ${others}`]
}

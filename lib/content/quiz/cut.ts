import type { Panel } from './schema'

/** Said with each passing score, for a record of what it rests on (decision 100). */
export function cutNoteOf(panel: Panel | null): string {
  return panel ? `set by a panel of ${panel.judges} judges on ${panel.on}` : 'provisional cut, no panel yet'
}

/** For a record of a certificate. */
export function cutLineOf(panel: Panel | null): string {
  return panel
    ? `Set for each form by a panel of ${panel.judges} judges, who last rated the questions on ${panel.on}`
    : 'Provisional cut, no panel yet: no judges have rated the questions'
}

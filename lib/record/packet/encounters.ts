import { findEncounterVersion } from '@/lib/training/encounter/queries'
import type { PersonRecord } from './read-person'

/* Field names here are the packet's format and never change. */

/** Without the endings that stay with the learner. */
export function toldWalksOf({ untoldRuns, ...record }: PersonRecord) {
  return walksOf(record).filter(({ id }) => !untoldRuns.has(id))
}

export function walksOf({ runs }: Pick<PersonRecord, 'runs'>) {
  return runs.map(({ steps, end, ...run }) => ({ ...run, steps: steps.map(withWalkId), end: end && withWalkId(end) }))
}

function withWalkId<Row extends { runId: string }>({ runId, ...row }: Row) {
  return { walkId: runId, ...row }
}

export async function encounterVersionOf(hash: string) {
  const { firstRunAt, ...version } = await findEncounterVersion(hash)
  return { ...version, firstWalkedAt: firstRunAt }
}

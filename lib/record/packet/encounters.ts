import { findEncounterVersion } from '@/lib/training/encounter/queries'
import type { PersonRecord } from './read-person'

/* Field names here are the packet's format and never change. */

export function walksOf({ runs, untoldRuns }: PersonRecord) {
  const told = runs.filter(({ id }) => !untoldRuns.has(id))
  return told.map(({ steps, end, ...run }) => ({ ...run, steps: steps.map(withWalkId), end: end && withWalkId(end) }))
}

function withWalkId<Row extends { runId: string }>({ runId, ...row }: Row) {
  return { walkId: runId, ...row }
}

export async function encounterVersionOf(hash: string) {
  const { firstRunAt, ...version } = await findEncounterVersion(hash)
  return { ...version, firstWalkedAt: firstRunAt }
}

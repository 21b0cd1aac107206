import { db, query, type Statements } from '@/lib/platform/db'

interface SealingStop {
  /** Without personal data. */
  sentence: string
  stoppedAt: Date
}

export async function findSealingStop(on: Statements = db): Promise<SealingStop | null> {
  const [stop] = await query(on)<SealingStop>`
    select sentence, stopped_at as "stoppedAt" from sealing_stop where ended_at is null`
  return stop ?? null
}

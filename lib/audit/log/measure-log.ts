import { query } from '@/lib/platform/db'

interface LogFigures {
  /** Entries that sealing has not reached, and the time of the oldest. */
  unsealed: number
  unsealedSince: Date | null
  firstAt: Date | null
  /** Why nothing is sealed; null while sealing works. */
  sealingStop: string | null
  /** People whose record and the log disagree. */
  disputed: number
}

export async function measureLog(): Promise<LogFigures> {
  const [figures] = await query<LogFigures>`
    select count(*)::int as unsealed, min(e.at) as "unsealedSince",
      (select at from audit_event order by id limit 1) as "firstAt",
      (select sentence from sealing_stop where ended_at is null) as "sealingStop",
      (select count(*)::int from record_dispute where ended_at is null) as disputed
    from unsealed_event u join audit_event e on e.id = u.event_id`
  return figures ?? { unsealed: 0, unsealedSince: null, firstAt: null, sealingStop: null, disputed: 0 }
}

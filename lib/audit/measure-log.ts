import { query } from '@/lib/platform/db'

interface LogFigures {
  /** Entries that sealing has not reached, and the time of the oldest. */
  unsealed: number
  unsealedSince: Date | null
  firstAt: Date | null
}

export async function measureLog(): Promise<LogFigures> {
  const [figures] = await query<LogFigures>`
    select count(*)::int as unsealed, min(e.at) as "unsealedSince",
      (select at from audit_event order by id limit 1) as "firstAt"
    from unsealed_event u join audit_event e on e.id = u.event_id`
  return figures ?? { unsealed: 0, unsealedSince: null, firstAt: null }
}

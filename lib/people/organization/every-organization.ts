import type { Operator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

/** Bounds memory. */
const atOnce = 100

/** Batches of ids. */
export async function* everyOrganization(_operator: Operator): AsyncGenerator<string[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await query<{ id: string }>`
      select id::text from organization o where id > ${after}::uuid order by o.id limit ${atOnce}`
    if (rows.length > 0) yield rows.map(({ id }) => id)
    after = rows.at(-1)?.id ?? after
    if (rows.length < atOnce) return
  }
}

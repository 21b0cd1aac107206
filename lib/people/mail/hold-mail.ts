import { query, type Statements } from '@/lib/platform/db'

/** Keeps a queued mail until then. */
export async function holdMail(on: Statements, { effect, until }: { effect: string; until: Date }): Promise<void> {
  await query(on)`
    update mail set not_before = ${until} where effect = ${effect} and state = 'queued' and not_before < ${until}`
}

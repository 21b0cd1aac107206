import { query, type Statements } from '@/lib/platform/db'

/** No-op unless it is queued. */
export async function withdrawMail(on: Statements, effect: string, now: Date): Promise<void> {
  await query(on)`
    update mail set state = 'withdrawn', settled_at = ${now} where effect = ${effect} and state = 'queued'`
}

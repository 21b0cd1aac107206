import { type PresentedItem, present } from '@/lib/content/quiz/present'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { SessionAccount, SessionClaims } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findForm } from './drawn-form'
import { type OfSession, type Sitting, type SittingRow, sittingOf, sittingRow } from './sitting'

export interface ShownItem {
  item: PresentedItem
  value: string[]
  confidence: Confidence | null
}

/** `shown` is null for a position that the form doesn't have. */
export type SittingWithItem = Sitting & { shown: ShownItem | null }

/** The item without its key. Records when it was first shown while the attempt is open. Null unless it's the learner's. */
export async function show(
  learner: Learner,
  input: { attemptId: string; position: number },
  world = systemWorld,
): Promise<ShownItem | null> {
  return (await showRow(learner, input, world.now()))?.found?.shown ?? null
}

/** Checks the session in the same statement. */
export async function showOfSession(
  claims: SessionClaims,
  input: { attemptId: string; position: number },
  world = systemWorld,
): Promise<OfSession<SittingWithItem>> {
  const row = await showRow(claims, input, world.now())
  return row && { account: row.row as SittingRow & SessionAccount, found: row.found }
}

async function showRow(
  who: Learner | SessionClaims,
  { attemptId, position }: { attemptId: string; position: number },
  now: Date,
) {
  const form = await findForm(attemptId)
  const drawn = form[position - 1]
  const [row] = await query<SittingRow>`
    with sitting as (${sittingRow(who, form, attemptId, now)}), shown as (
      insert into response (attempt_id, position, value, shown_at, revision)
      select "attemptId"::uuid, ${drawn?.position ?? null}::int, '[]'::jsonb, ${now}, 0 from sitting
      where "attemptId" is not null and ${drawn !== undefined}::boolean and not submitted
        and ("dueAt" is null or "dueAt" > ${now})
      on conflict do nothing
    )
    select * from sitting`
  if (!row) return null
  const sitting = sittingOf(row, form)
  return { row, found: sitting && { ...sitting, shown: shownOf(sitting, position) } }
}

function shownOf({ form, items }: Sitting, position: number): ShownItem | null {
  const drawn = form[position - 1]
  const response = items[position - 1]
  if (!drawn || !response) return null
  const { value, confidence } = response
  return { item: present(drawn.item, { options: drawn.optionOrder, targets: drawn.targetOrder }), value, confidence }
}

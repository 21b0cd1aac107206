import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { isOver } from './policy'
import { findSitting, type Sitting } from './sitting'

/** Where an open attempt goes on. */
export interface OpenPlace {
  /** The first question without a full answer; null if there is none. */
  question: number | null
  of: number
  left: number
}

/** By the quiz's id: the learner's attempts that are open and in time. */
export async function listOpenPlaces(learner: Learner, now: Date): Promise<Map<string, OpenPlace>> {
  const open = await query<{ id: string; unitId: string }>`
    select id::text, unit_id as "unitId" from attempt
    where account_id = ${learner.accountId}::uuid and submitted_at is null`
  const places = new Map<string, OpenPlace>()
  for (const { id, unitId } of open) {
    const sitting = await findSitting(learner, id, now)
    if (sitting && !sitting.submitted && !isOver(sitting, now)) places.set(unitId, placeIn(sitting))
  }
  return places
}

export function placeIn({ items }: Pick<Sitting, 'items'>): OpenPlace {
  const left = items.filter(({ answered }) => !answered)
  return { question: left[0]?.position ?? null, of: items.length, left: left.length }
}

/** Question 4 of 14. */
export function openPlaceInWords({ question, of }: OpenPlace): string {
  return question === null ? `all ${of} questions answered` : `question ${question} of ${of}`
}

import { randomUUID } from 'node:crypto'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'

/* Time as lib/training/time would have counted it, for tests of what is noticed about it. */

/** A page opened by one sign-in; its id. */
export async function viewed(person: Learner, sessionId: string, at: Date): Promise<string> {
  const id = randomUUID()
  const { accountId } = person
  await db.pageView.create({
    data: { id, accountId, courseId: 'sample', unitId: 'sample-unit', page: 'lesson', sessionId, viewedAt: at },
  })
  return id
}

/** Beats of views at moments; of the person, in the order of the moments. */
export async function beaten(person: Learner, beats: { viewId: string; at: number }[], from = 0): Promise<void> {
  const ordered = beats.toSorted((a, b) => a.at - b.at)
  await db.beat.createMany({
    data: ordered.map(({ viewId, at }, index) => ({
      accountId: person.accountId,
      ordinal: from + index + 1,
      viewId,
      kind: 'beat',
      at: new Date(at),
      capMs: 30_000,
      creditMs: Math.min(30_000, Math.max(0, at - (ordered[index - 1]?.at ?? at - 20_000))),
    })),
  })
}

/** So many moments from one on, each a wait after the one before. */
export function moments(begin: number, count: number, wait: (index: number) => number): number[] {
  let at = begin
  return Array.from({ length: count }, (_, index) => {
    at += index === 0 ? 0 : wait(index)
    return at
  })
}

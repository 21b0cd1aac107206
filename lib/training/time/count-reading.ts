import type { Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { Statements } from '@/lib/platform/db'
import { readingCapMs } from './clock'
import { findBegun, findTimeOn, type TimeOn } from './queries'
import { tick } from './tick'

export async function countReading(tx: Statements, learner: Learner, lesson: Lesson, now: Date): Promise<TimeOn> {
  const { id } = lesson
  async function find() {
    const begun = await findBegun(learner, id, now, tx)
    if (!begun) return null
    const { viewId, since, earnedMs } = begun
    return { viewId, since, kind: 'reading', capMs: Math.max(0, readingCapMs(lesson) - earnedMs) } as const
  }
  await tick(tx, learner, find, now)
  return findTimeOn(learner, id, tx)
}

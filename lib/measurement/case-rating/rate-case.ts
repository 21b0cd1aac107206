import { insertEntries } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { findOwnRound } from './queries'
import { roundClosed } from './start-round'

export interface Rated {
  /** The result page that follows the last case. */
  result: string
  isLast: boolean
}

/** The first rating of a case stays: one sent twice or from an older page is a no-op. Errors: conflict (not open). */
export async function rateCase(
  learner: Learner,
  course: Course,
  { position, rating }: { position: number; rating: number },
  world = systemWorld,
): Promise<Rated> {
  const now = world.now()
  const own = await findOwnRound(learner, course, now)
  if (own.state !== 'begun') throw roundClosed()
  const { roundId, hash, result, cases, stage } = own
  if (position !== own.position) return { result, isLast: false }
  const isLast = position === cases
  const entry = {
    action: 'cases.rated',
    actor: learner,
    subjectId: learner.accountId,
    object: `case-round:${roundId}`,
    details: { courseId: course.id, stage },
  } as const
  const entered = isLast
    ? Prisma.sql`, entered as (${insertEntries([entry], now, Prisma.sql`where exists (select from rated)`)})`
    : Prisma.empty
  await query`
    with rated as (
      insert into case_rating (round_id, position, case_hash, rating, rated_at)
      values (${roundId}::uuid, ${position}::int, ${hash}, ${rating}::int, ${now})
      on conflict do nothing returning position
    ) ${entered}
    select position from rated`
  return { result, isLast }
}

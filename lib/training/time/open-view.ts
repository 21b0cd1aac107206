import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { makeThrottle } from '@/lib/platform/limit/throttle'
import { systemWorld } from '@/lib/platform/world'
import { nextSeconds } from './interval'
import type { ViewedPage } from './schema'
import { makeToken } from './token'

interface Opening {
  courseId: string
  unitId: string
  page: ViewedPage | 'begin'
  sessionId: string
}

export type OpenedView = { ok: true; token: string; next: number } | { ok: false; reason: 'not-enrolled' }

/** Enough for a hundred tabs opened by hand, but slows a script that fills the table. Per process. */
const openings = makeThrottle({ name: 'page-views', limit: 150, seconds: 60 })

/** Errors: too-many. */
export async function openView(learner: Learner, view: Opening, world = systemWorld): Promise<OpenedView> {
  const now = world.now()
  const { accountId } = learner
  if (openings.take(accountId, now) > 0)
    throw new DomainError('too-many', 'You opened too many pages at once. Please wait a minute.')
  const { courseId, unitId, page, sessionId } = view
  const viewId = world.id()
  const rows = await query<{ ordinal: number }>`
    with opened as (
      insert into page_view (id, account_id, course_id, unit_id, page, session_id, viewed_at)
      select ${viewId}::uuid, ${accountId}::uuid, ${courseId}, ${unitId}, ${page}, ${sessionId}, ${now}
      where exists (
        select from live_enrollment where account_id = ${accountId}::uuid and course_id = ${courseId})
      returning account_id, viewed_at
    ), clock as (
      insert into active_clock (account_id, counted_to, ordinal) select account_id, viewed_at, 0 from opened
      on conflict do nothing
    )
    select coalesce(c.ordinal, 0) as ordinal from opened left join active_clock c using (account_id)`
  const [opened] = rows
  if (!opened) return { ok: false, reason: 'not-enrolled' }
  const token = makeToken({ viewId, accountId, sessionId, courseId, unitId }, now)
  return { ok: true, token, next: nextSeconds(viewId, opened.ordinal) }
}

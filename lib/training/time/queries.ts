import type { Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

/** Rows of `unitId` and `activeMs`. `seenBy`: only time during which they were that organization's learner. */
export function activeByUnit({ accountId }: Subject, unitIds: string[], seenBy: string | null = null): Prisma.Sql {
  return Prisma.sql`
    select v.unit_id as "unitId", sum(b.credit_ms)::int as "activeMs"
    from beat b join page_view v on v.id = b.view_id
    left join (
      select unit_id, max(reset_at) as at from reset_unit where account_id = ${accountId}::uuid group by 1
    ) reset on reset.unit_id = v.unit_id
    where b.account_id = ${accountId}::uuid and v.unit_id = any(string_to_array(${unitIds.join(' ')}, ' '))
      and (reset.at is null or b.at > reset.at) and ${during(seenBy)} group by 1`
}

export async function findActiveMs(
  subject: Subject,
  unitIds: string[],
  on: Statements = db,
  seenBy: string | null = null,
): Promise<Map<string, number>> {
  const rows = await query(on)<{ unitId: string; activeMs: number }>`${activeByUnit(subject, unitIds, seenBy)}`
  return new Map(rows.map((row) => [row.unitId, row.activeMs]))
}

export interface TimeOn {
  activeMs: number
  completed: boolean
  /** Read before a law change that requires it again. */
  isAgain: boolean
  /** Reading time of what the law change changed; null for one from before it was kept. */
  changedMinutes: number | null
}

export async function findTimeOn({ accountId }: Subject, unitId: string, on: Statements = db): Promise<TimeOn> {
  const [time] = await query(on)<TimeOn>`
    select (
        select coalesce(sum(b.credit_ms), 0)::int from beat b join page_view v on v.id = b.view_id
        where b.account_id = ${accountId}::uuid and v.unit_id = ${unitId} and b.at > asked.at
      ) as "activeMs", coalesce(read.at > asked.at, false) as completed, coalesce(read.again, false) as "isAgain",
      case when read.again then (
        select d.changed_minutes from affected_unit d join live_enrollment e on e.id = d.enrollment_id
        where d.account_id = ${accountId}::uuid and d.unit_id = ${unitId} order by d.assigned_at desc limit 1
      ) end as "changedMinutes"
    from (select asked_since(${accountId}::uuid, ${unitId}) as at) asked
    cross join (select reset_at(${accountId}::uuid, ${unitId}) as at) reset
    cross join lateral (
      select max(completed_at) as at, bool_or(completed_at > reset.at and completed_at <= asked.at) as again
      from completed_lesson where account_id = ${accountId}::uuid and unit_id = ${unitId}
    ) read`
  return time as TimeOn
}

/** An older "Begin" is ignored: it no longer shows that the learner is reading. */
const longestReadingHours = 12

interface Begun {
  viewId: string
  since: Date
  /** The time that earlier ones earned in this lesson. */
  earnedMs: number
}

/** Counted once, and ended by "Mark as read". A lesson that was read can be begun again, to make up time. */
export async function findBegun(
  { accountId }: Subject,
  unitId: string,
  now: Date,
  on: Statements = db,
): Promise<Begun | null> {
  const earliest = new Date(now.getTime() - longestReadingHours * 3_600_000)
  const [last] = await query(on)<Begun>`
    select v.id::text as "viewId", v.viewed_at as since, (
        select coalesce(sum(b.credit_ms), 0)::int from beat b join page_view o on o.id = b.view_id
        where b.account_id = v.account_id and b.kind = 'reading' and o.unit_id = v.unit_id and b.at > asked.at
      ) as "earnedMs"
    from page_view v cross join (select asked_since(${accountId}::uuid, ${unitId}) as at) asked
    where v.account_id = ${accountId}::uuid and v.unit_id = ${unitId} and v.page = 'begin'
      and v.viewed_at > ${earliest} and v.viewed_at > asked.at
      and not exists (select from beat b where b.view_id = v.id and b.kind = 'reading')
      and not exists (
        select from completed_lesson c
        where c.account_id = v.account_id and c.unit_id = v.unit_id and c.completed_at > asked.at
          and c.completed_at > v.viewed_at
      )
    order by v.viewed_at desc limit 1`
  return last ?? null
}

/** Skips the function call without an organization. */
function during(organizationId: string | null): Prisma.Sql {
  return organizationId ? Prisma.sql`was_learner(${organizationId}::uuid, b.account_id, b.at)` : Prisma.sql`true`
}

/** The part of active time that was counted from "Begin" to "Mark as read". */
async function findBegunMs(
  { accountId }: Subject,
  unitIds: string[],
  seenBy: string | null,
): Promise<Map<string, number>> {
  const rows = await query<{ unitId: string; begunMs: number }>`
    select v.unit_id as "unitId", sum(b.credit_ms)::int as "begunMs" from beat b join page_view v on v.id = b.view_id
    where b.account_id = ${accountId}::uuid and b.kind = 'reading' and v.unit_id = any(${unitIds})
      and b.at > reset_at(${accountId}::uuid, v.unit_id) and ${during(seenBy)}
    group by 1`
  return new Map(rows.map((row) => [row.unitId, row.begunMs]))
}

export interface LessonTime {
  unitId: string
  activeMs: number
  /** The part of the active time that "Begin" earned: nothing shows that the learner was there. */
  begunMs: number
  completedAt: Date | null
  /** Null for a lesson read before time was counted. */
  activeMsThen: number | null
  minimumMsThen: number | null
}

/** `seenBy`: leaves out time and readings from before they were that organization's learner. */
export async function listLessonTimes(
  subject: Subject,
  unitIds: string[],
  seenBy: string | null = null,
): Promise<LessonTime[]> {
  const seen = seenBy ? Prisma.sql`was_learner(${seenBy}::uuid, account_id, completed_at)` : Prisma.sql`true`
  const [active, begun, completions] = await Promise.all([
    findActiveMs(subject, unitIds, db, seenBy),
    findBegunMs(subject, unitIds, seenBy),
    query<{ unitId: string; completedAt: Date; activeMs: number | null; minimumMs: number | null }>`
      select unit_id as "unitId", completed_at as "completedAt", active_ms as "activeMs", minimum_ms as "minimumMs"
      from completed_lesson where account_id = ${subject.accountId}::uuid and unit_id = any(${unitIds}) and ${seen}
      order by ordinal`,
  ])
  const last = new Map(completions.map((row) => [row.unitId, row]))
  return unitIds.map((unitId) => {
    const { completedAt = null, activeMs = null, minimumMs = null } = last.get(unitId) ?? {}
    return {
      unitId,
      activeMs: active.get(unitId) ?? 0,
      begunMs: begun.get(unitId) ?? 0,
      completedAt,
      activeMsThen: activeMs,
      minimumMsThen: minimumMs,
    }
  })
}

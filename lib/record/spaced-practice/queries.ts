import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findItems } from '@/lib/training/attempt/item-content'
import { storedItem, storedTokens } from '@/lib/training/attempt/schema'
import { type FollowUpDays, followUpDays, isFollowUpOpen } from './follow-up'
import type { PlanEnd } from './live-plan'
import { planOfToken } from './unsubscribe-token'

export interface PlanView {
  byMail: boolean
  quietFrom: number
  quietUntil: number
  timeZone: string
}

export interface PracticeOverview {
  certified: boolean
  plan: PlanView | null
  lastEnd: PlanEnd | null
  open: { id: string; dueAt: Date } | null
  answered: number
  right: number
}

export async function findPracticeOverview(learner: Learner, now: Date): Promise<PracticeOverview> {
  const [certificates, [row]] = await Promise.all([listCertificates(learner, now), askOverview(learner)])
  const { byMail, quietFrom, quietUntil, timeZone, lastEnd, openId, dueAt, answered, right } = row as OverviewRow
  return {
    certified: certificates.some(({ state }) => state === 'valid'),
    plan: byMail === null || lastEnd ? null : { byMail, quietFrom, quietUntil, timeZone },
    lastEnd,
    open: openId && dueAt ? { id: openId, dueAt } : null,
    answered,
    right,
  }
}

type OverviewRow = Omit<PlanView, 'byMail'> & {
  /** Null without a plan. */
  byMail: boolean | null
  lastEnd: PlanEnd | null
  openId: string | null
  dueAt: Date | null
  answered: number
  right: number
}

function askOverview({ accountId }: Learner): Promise<OverviewRow[]> {
  return query<OverviewRow>`
    select p.by_mail as "byMail", p.quiet_from as "quietFrom", p.quiet_until as "quietUntil", p.time_zone as "timeZone",
      p.ended_by as "lastEnd", o.id::text as "openId", o.due_at as "dueAt", c.answered, c."right"
    from (
      select count(correct)::int as answered, (count(*) filter (where correct))::int as "right"
      from spaced_case where account_id = ${accountId}::uuid
    ) c
    left join spaced_case o on o.account_id = ${accountId}::uuid and o.correct is null
    left join lateral (
      select * from practice_plan where account_id = ${accountId}::uuid order by ended_at desc nulls first limit 1
    ) p on true`
}

export interface CaseView {
  id: string
  ordinal: number
  courseId: string
  item: Item
  optionOrder: string[]
  value: string[] | null
  correct: boolean | null
}

/** Includes the key: check `value` before showing it. Errors: not-found. */
export async function findCase(learner: Learner, caseId: string): Promise<CaseView> {
  const row = await db.spacedCase.findFirst({
    where: { id: caseId, accountId: learner.accountId },
  })
  if (!row) throw notFound()
  return {
    id: row.id,
    ordinal: row.ordinal,
    courseId: row.courseId,
    item: storedItem.parse((await findItems([row.itemHash])).get(row.itemHash)),
    optionOrder: storedTokens.parse(row.optionOrder),
    value: storedTokens.nullable().parse(row.value),
    correct: row.correct,
  }
}

export interface FollowUpQuestion {
  certificateId: string
  courseTitle: string
  days: FollowUpDays
}

export async function listFollowUpQuestions(learner: Learner, now: Date): Promise<FollowUpQuestion[]> {
  const certificates = await query<{ id: string; courseTitle: string; issuedAt: Date; replied: number[] }>`
    select id::text, course_title as "courseTitle", issued_at as "issuedAt",
      array(select f.days from follow_up f where f.certificate_id = c.id) as replied
    from first_certificate c where account_id = ${learner.accountId}::uuid order by issued_at`
  return certificates.flatMap(({ id, courseTitle, issuedAt, replied }) =>
    followUpDays
      .filter((days) => isFollowUpOpen(days, issuedAt, now) && !replied.includes(days))
      .map((days) => ({ certificateId: id, courseTitle, days })),
  )
}

/** Errors: not-found. */
export async function findAccountOfToken(token: string): Promise<string> {
  const id = planOfToken(token)
  const plan = id && (await db.practicePlan.findUnique({ where: { id }, select: { accountId: true } }))
  if (!plan) throw notFound()
  return plan.accountId
}

/** Errors: not-found. */
export async function hasPlanToStop(token: string): Promise<boolean> {
  const accountId = await findAccountOfToken(token)
  return (await db.practicePlan.count({ where: { accountId, endedAt: null } })) > 0
}

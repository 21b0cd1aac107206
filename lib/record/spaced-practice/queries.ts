import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { listCertificates } from '@/lib/record/certificate/queries'
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
  const { accountId } = learner
  const [certificates, plan, cases] = await Promise.all([
    listCertificates(learner, now),
    db.practicePlan.findFirst({ where: { accountId }, orderBy: { endedAt: { sort: 'desc', nulls: 'first' } } }),
    db.spacedCase.findMany({ where: { accountId }, select: { id: true, dueAt: true, correct: true } }),
  ])
  const live = plan?.endedAt === null ? plan : null
  return {
    certified: certificates.some(({ state }) => state === 'valid'),
    plan: live && {
      byMail: live.byMail,
      quietFrom: live.quietFrom,
      quietUntil: live.quietUntil,
      timeZone: live.timeZone,
    },
    // A check constraint allows only these.
    lastEnd: (plan?.endedBy ?? null) as PlanEnd | null,
    open: cases.find(({ correct }) => correct === null) ?? null,
    answered: cases.filter(({ correct }) => correct !== null).length,
    right: cases.filter(({ correct }) => correct === true).length,
  }
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
    include: { version: true },
  })
  if (!row) throw notFound()
  return {
    id: row.id,
    ordinal: row.ordinal,
    courseId: row.courseId,
    item: storedItem.parse(row.version.item),
    optionOrder: storedTokens.parse(row.optionOrder),
    value: storedTokens.nullable().parse(row.value),
    correct: row.correct,
  }
}

/** Leaves out corrections, so that nobody is asked twice. */
export const followUpCertificates = {
  supersedesId: null,
  enrollment: { certificates: { none: { revocation: { isNot: null } } } },
} as const

export interface FollowUpQuestion {
  certificateId: string
  courseTitle: string
  days: FollowUpDays
}

export async function listFollowUpQuestions(learner: Learner, now: Date): Promise<FollowUpQuestion[]> {
  const certificates = await db.certificate.findMany({
    where: { accountId: learner.accountId, ...followUpCertificates },
    orderBy: { issuedAt: 'asc' },
    select: { id: true, courseTitle: true, issuedAt: true, followUps: { select: { days: true } } },
  })
  return certificates.flatMap(({ id, courseTitle, issuedAt, followUps }) => {
    const replied = new Set(followUps.map(({ days }) => days))
    return followUpDays
      .filter((days) => isFollowUpOpen(days, issuedAt, now) && !replied.has(days))
      .map((days) => ({ certificateId: id, courseTitle, days }))
  })
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

import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { listCertificates } from '@/lib/record/certificate/queries'
import { storedItem, storedTokens } from '@/lib/training/attempt/schema'
import { type FollowUpDays, followUpDays, isAsked } from './follow-up'
import type { PlanEnd } from './live-plan'
import { planOfToken } from './unsubscribe-token'

export interface PlanView {
  byMail: boolean
  quietFrom: number
  quietUntil: number
  timeZone: string
}

/** Where somebody stands with their spaced cases. */
export interface PracticeOverview {
  /** Whether they hold a certificate that is valid now. */
  certified: boolean
  plan: PlanView | null
  /** How the last plan ended, when none is live. */
  lastEnd: PlanEnd | null
  /** It may outlive its plan, and can be answered then too. */
  open: { id: string; dueAt: Date } | null
  answered: number
  right: number
}

export async function findPracticeOverview(learner: Learner, now: Date): Promise<PracticeOverview> {
  const { accountId } = learner
  const [certificates, plan, cases] = await Promise.all([
    listCertificates(learner, now),
    // Postgres puts the live one, which has no end, first.
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
    // A check of the table keeps it to these.
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
  /** What was chosen; null before the answer. */
  value: string[] | null
  correct: boolean | null
}

/** One's own case with its key: what of it may be shown depends on `value`. Errors: not-found (no case of theirs). */
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

/** Certificates as first issued, of which none was revoked: a correction is not asked about once more. */
export const askedAbout = {
  supersedesId: null,
  enrollment: { certificates: { none: { revocation: { isNot: null } } } },
} as const

export interface FollowUpQuestion {
  certificateId: string
  courseTitle: string
  days: FollowUpDays
}

/** The questions that are asked of somebody now, about their certificates. */
export async function listFollowUpQuestions(learner: Learner, now: Date): Promise<FollowUpQuestion[]> {
  const certificates = await db.certificate.findMany({
    where: { accountId: learner.accountId, ...askedAbout },
    orderBy: { issuedAt: 'asc' },
    select: { id: true, courseTitle: true, issuedAt: true, followUps: { select: { days: true } } },
  })
  return certificates.flatMap(({ id, courseTitle, issuedAt, followUps }) => {
    const replied = new Set(followUps.map(({ days }) => days))
    return followUpDays
      .filter((days) => isAsked(days, issuedAt, now) && !replied.has(days))
      .map((days) => ({ certificateId: id, courseTitle, days }))
  })
}

/** Whose mail it is that carries a token. Errors: not-found (no token of ours). */
export async function findAccountOfToken(token: string): Promise<string> {
  const id = planOfToken(token)
  const plan = id && (await db.practicePlan.findUnique({ where: { id }, select: { accountId: true } }))
  if (!plan) throw notFound()
  return plan.accountId
}

/** Whether a person has a plan that can be stopped. */
export async function isPracticing(accountId: string): Promise<boolean> {
  return (await db.practicePlan.count({ where: { accountId, endedAt: null } })) > 0
}

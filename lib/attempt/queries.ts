import type { Learner } from '@/lib/account/actor'
import type { Quiz } from '@/lib/course/schema'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { type PresentedItem, present } from '@/lib/quiz/present'
import type { Item, ObjectiveScore } from '@/lib/quiz/schema'
import type { EarlierAttempt } from './policy'
import { objectiveScores, optionIds, storedItem } from './schema'

export async function findOpenAttempt(
  learner: Learner,
  enrollmentId: string,
  unitId: string,
): Promise<{ id: string } | null> {
  return db.attempt.findFirst({
    where: { accountId: learner.accountId, enrollmentId, unitId, submittedAt: null },
    select: { id: true },
  })
}

export interface SubmittedAttempt extends EarlierAttempt {
  id: string
  raw: number
  max: number
}

/** A learner's submitted attempts at a quiz, newest first, whichever course they were taken in. */
export async function listSubmittedAttempts(learner: Learner, quiz: Quiz): Promise<SubmittedAttempt[]> {
  const submissions = await db.submission.findMany({
    where: { attempt: { accountId: learner.accountId, unitId: quiz.id } },
    orderBy: { submittedAt: 'desc' },
    select: { attemptId: true, submittedAt: true, passed: true, raw: true, max: true },
  })
  return submissions.map(({ attemptId, ...rest }) => ({ id: attemptId, ...rest }))
}

export async function listSeenItemIds(learner: Learner, quiz: Quiz): Promise<Set<string>> {
  const items = await db.attemptItem.findMany({
    where: { attempt: { accountId: learner.accountId, unitId: quiz.id } },
    distinct: ['itemId'],
    select: { itemId: true },
  })
  return new Set(items.map((item) => item.itemId))
}

export interface SittingItem {
  position: number
  answered: boolean
  flagged: boolean
}

export interface Sitting {
  id: string
  courseId: string
  unitId: string
  submitted: boolean
  items: SittingItem[]
}

/** One's own attempt with the state of each item and no content, or null. */
export async function findSitting(learner: Learner, attemptId: string): Promise<Sitting | null> {
  if (!isUuid(attemptId)) return null
  const attempt = await db.attempt.findFirst({
    where: { id: attemptId, accountId: learner.accountId },
    select: {
      id: true,
      courseId: true,
      unitId: true,
      submittedAt: true,
      items: {
        orderBy: { position: 'asc' },
        select: { position: true, response: { select: { answeredAt: true, flagged: true } } },
      },
    },
  })
  if (!attempt) return null
  return {
    id: attempt.id,
    courseId: attempt.courseId,
    unitId: attempt.unitId,
    submitted: attempt.submittedAt !== null,
    items: attempt.items.map(({ position, response }) => ({
      position,
      answered: Boolean(response?.answeredAt),
      flagged: Boolean(response?.flagged),
    })),
  }
}

/** A drawn item as the learner may see it, with their answer so far; no key. */
export async function findSittingItem(
  learner: Learner,
  attemptId: string,
  position: number,
): Promise<{ item: PresentedItem; value: string[] } | null> {
  const row = await db.attemptItem.findFirst({
    where: { attemptId, position, attempt: { accountId: learner.accountId } },
    select: { item: true, optionOrder: true, response: { select: { value: true } } },
  })
  if (!row) return null
  return {
    item: present(storedItem.parse(row.item), optionIds.parse(row.optionOrder)),
    value: optionIds.parse(row.response?.value ?? []),
  }
}

export interface AttemptReview {
  id: string
  unitId: string
  submittedAt: Date
  raw: number
  max: number
  scaled: number
  passed: boolean
  objectives: ObjectiveScore[]
  items: { position: number; item: Item; optionOrder: string[]; value: string[] }[]
}

/** The result of one's own submitted attempt with keys and explanations, or null while it is open. */
export async function findReview(learner: Learner, attemptId: string): Promise<AttemptReview | null> {
  if (!isUuid(attemptId)) return null
  const found = await db.submission.findFirst({
    where: { attemptId, attempt: { accountId: learner.accountId } },
    include: {
      attempt: {
        select: { unitId: true, items: { orderBy: { position: 'asc' }, include: { response: true } } },
      },
    },
  })
  if (!found) return null
  return {
    id: attemptId,
    unitId: found.attempt.unitId,
    submittedAt: found.submittedAt,
    raw: found.raw,
    max: found.max,
    scaled: found.scaled.toNumber(),
    passed: found.passed,
    objectives: objectiveScores.parse(found.objectives),
    items: found.attempt.items.map(({ position, item, optionOrder, response }) => ({
      position,
      item: storedItem.parse(item),
      optionOrder: optionIds.parse(optionOrder),
      value: optionIds.parse(response?.value ?? []),
    })),
  }
}

import type { Learner } from '@/lib/account/actor'
import { listUnits } from '@/lib/course/lookup'
import type { Course, Quiz } from '@/lib/course/schema'
import { db, query } from '@/lib/platform/db'
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
  /** Of the course that it was taken in: a quiz may be shared. */
  courseId: string
  raw: number
  max: number
}

/** A learner's submitted attempts at a quiz, newest first, whichever course they were taken in. */
export async function listSubmittedAttempts(learner: Learner, quiz: Quiz): Promise<SubmittedAttempt[]> {
  const submissions = await db.submission.findMany({
    where: { attempt: { accountId: learner.accountId, unitId: quiz.id } },
    orderBy: { submittedAt: 'desc' },
    select: {
      attemptId: true,
      submittedAt: true,
      passed: true,
      raw: true,
      max: true,
      attempt: { select: { courseId: true } },
    },
  })
  return submissions.map(({ attemptId, attempt, ...rest }) => ({ id: attemptId, ...attempt, ...rest }))
}

export interface PretestResult {
  raw: number
  max: number
  objectives: ObjectiveScore[]
}

/** What a learner reached in the pre-test of a course, or null when they did not take it. */
export async function findPretestResult(learner: Learner, course: Course): Promise<PretestResult | null> {
  const pretest = listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === 'pretest')
  const row = await db.submission.findFirst({
    where: { attempt: { accountId: learner.accountId, unitId: pretest?.id ?? '' } },
    select: { raw: true, max: true, objectives: true },
  })
  return row && { raw: row.raw, max: row.max, objectives: objectiveScores.parse(row.objectives) }
}

export interface Standing {
  enrollmentId: string
  openAttemptId: string | null
  submitted: EarlierAttempt[]
  /** Items that were drawn for this learner before: in this quiz, and in others, whichever the course. */
  seen: Set<string>
  seenElsewhere: Set<string>
}

type StandingRow = Omit<Standing, 'submitted' | 'seen' | 'seenElsewhere'> & {
  submitted: { at: string; passed: boolean }[]
  drawn: { id: string; here: boolean }[]
}

/** All that a new attempt depends on, or null when the learner is not enrolled. */
export async function findStanding(learner: Learner, course: Course, quiz: Quiz): Promise<Standing | null> {
  const { accountId } = learner
  const rows = await query<StandingRow>`
    select e.id::text as "enrollmentId",
      (select a.id::text from attempt a
        where a.enrollment_id = e.id and a.unit_id = ${quiz.id} and a.submitted_at is null) as "openAttemptId",
      (select coalesce(jsonb_agg(jsonb_build_object('at', s.submitted_at, 'passed', s.passed)), '[]'::jsonb)
        from submission s join attempt a on a.id = s.attempt_id
        where a.account_id = ${accountId}::uuid and a.unit_id = ${quiz.id}) as submitted,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.item_id, 'here', a.unit_id = ${quiz.id})), '[]'::jsonb)
        from attempt_item i join attempt a on a.id = i.attempt_id
        where a.account_id = ${accountId}::uuid) as drawn
    from enrollment e
    where e.account_id = ${accountId}::uuid and e.course_id = ${course.id} and e.kind = 'course' and e.ended_at is null`
  const row = rows[0]
  if (!row) return null
  const submitted = row.submitted.map(({ at, passed }) => ({ submittedAt: new Date(at), passed }))
  const idsOf = (here: boolean) => new Set(row.drawn.filter((one) => one.here === here).map(({ id }) => id))
  const { enrollmentId, openAttemptId } = row
  return { enrollmentId, openAttemptId, submitted, seen: idsOf(true), seenElsewhere: idsOf(false) }
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
  const rows = await query<Sitting>`
    select a.id::text, a.course_id as "courseId", a.unit_id as "unitId", a.submitted_at is not null as submitted,
      jsonb_agg(jsonb_build_object(
        'position', i.position, 'answered', r.answered_at is not null, 'flagged', coalesce(r.flagged, false)
      ) order by i.position) as items
    from attempt a
    join attempt_item i on i.attempt_id = a.id
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid
    group by a.id`
  return rows[0] ?? null
}

/** A drawn item as the learner may see it, with their answer so far; no key. */
export async function findSittingItem(
  learner: Learner,
  attemptId: string,
  position: number,
): Promise<{ item: PresentedItem; value: string[] } | null> {
  const rows = await query<{ item: unknown; optionOrder: unknown; value: unknown }>`
    select i.item, i.option_order as "optionOrder", coalesce(r.value, '[]'::jsonb) as value
    from attempt_item i
    join attempt a on a.id = i.attempt_id
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid and i.position = ${position}`
  const row = rows[0]
  if (!row) return null
  return {
    item: present(storedItem.parse(row.item), optionIds.parse(row.optionOrder)),
    value: optionIds.parse(row.value),
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

type ReviewRow = Omit<AttemptReview, 'id' | 'objectives' | 'items'> & {
  objectives: unknown
  items: { position: number; item: unknown; optionOrder: unknown; value: unknown }[]
}

/** The result of one's own submitted attempt with keys and explanations, or null while it is open. */
export async function findReview(learner: Learner, attemptId: string): Promise<AttemptReview | null> {
  if (!isUuid(attemptId)) return null
  const rows = await query<ReviewRow>`
    select a.unit_id as "unitId", s.submitted_at as "submittedAt", s.raw, s.max, s.scaled::float8 as scaled, s.passed,
      s.objectives, jsonb_agg(jsonb_build_object(
        'position', i.position, 'item', i.item, 'optionOrder', i.option_order, 'value', coalesce(r.value, '[]'::jsonb)
      ) order by i.position) as items
    from submission s
    join attempt a on a.id = s.attempt_id
    join attempt_item i on i.attempt_id = a.id
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid
    group by a.id, s.attempt_id`
  const row = rows[0]
  if (!row) return null
  return {
    id: attemptId,
    ...row,
    objectives: objectiveScores.parse(row.objectives),
    items: row.items.map(({ position, item, optionOrder, value }) => ({
      position,
      item: storedItem.parse(item),
      optionOrder: optionIds.parse(optionOrder),
      value: optionIds.parse(value),
    })),
  }
}

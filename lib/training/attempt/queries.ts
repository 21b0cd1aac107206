import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { type ItemShape, isComplete } from '@/lib/content/quiz/interaction'
import { type PresentedItem, present } from '@/lib/content/quiz/present'
import type { Confidence, ObjectiveScore } from '@/lib/content/quiz/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { findShapes } from './drawn-shapes'
import type { EarlierAttempt } from './policy'
import { type DrawnRow, objectiveScores, readDrawn } from './schema'

export async function findOpenAttempt(learner: Learner, quiz: Quiz): Promise<{ id: string; courseId: string } | null> {
  return db.attempt.findFirst({
    where: { accountId: learner.accountId, unitId: quiz.id, submittedAt: null },
    select: { id: true, courseId: true },
  })
}

export interface SubmittedAttempt extends EarlierAttempt {
  id: string
  courseId: string
  enrollmentId: string
  reset: boolean
  raw: number
  max: number
  objectives: ObjectiveScore[]
}

export async function listSubmittedAttempts(learner: Learner, quiz: Quiz): Promise<SubmittedAttempt[]> {
  const rows = await query<Omit<SubmittedAttempt, 'objectives'> & { objectives: unknown }>`
    select a.id::text, a.course_id as "courseId", a.enrollment_id::text as "enrollmentId",
      s.submitted_at as "submittedAt", s.passed, s.raw, s.max, s.objectives,
      reset_at(a.account_id, a.unit_id) >= a.started_at as reset
    from submission s join attempt a on a.id = s.attempt_id
    where a.account_id = ${learner.accountId}::uuid and a.unit_id = ${quiz.id}
    order by s.submitted_at desc`
  return rows.map((row) => ({ ...row, objectives: objectiveScores.parse(row.objectives) }))
}

export async function findAttestedName(attemptId: string): Promise<string | null> {
  const row = await db.attestation.findUnique({ where: { attemptId }, select: { name: true } })
  return row?.name ?? null
}

export interface AttestationView {
  attemptId: string
  name: string
  identifier: { label: string; value: string } | null
  text: string
  attestedAt: Date
}

/** Newest first. Each identifier is shown only to the organization that asked for it. */
export async function listAttestations(coordinator: Coordinator, accountId: string): Promise<AttestationView[]> {
  const { organizationId } = coordinator
  if (!(await isCurrentLearner(coordinator, accountId))) return []
  const rows = await db.attestation.findMany({
    where: { accountId },
    orderBy: { attestedAt: 'desc' },
    select: {
      attemptId: true,
      name: true,
      identifiers: { where: { organizationId }, select: { label: true, value: true } },
      text: true,
      attestedAt: true,
    },
  })
  return rows.map(({ identifiers, ...row }) => ({ ...row, identifier: identifiers[0] ?? null }))
}

export interface PretestResult {
  raw: number
  max: number
  objectives: ObjectiveScore[]
}

export async function findPretestResult(learner: Learner, course: Course, before: Date): Promise<PretestResult | null> {
  const pretest = listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === 'pretest')
  const row = await db.submission.findFirst({
    where: {
      submittedAt: { lte: before },
      attempt: { accountId: learner.accountId, unitId: pretest?.id ?? '' },
    },
    select: { raw: true, max: true, objectives: true },
  })
  return row && { raw: row.raw, max: row.max, objectives: objectiveScores.parse(row.objectives) }
}

export interface SittingItem {
  position: number
  answered: boolean
  /** Partly answered: it counts in part. */
  begun: boolean
  flagged: boolean
}

export interface Sitting {
  id: string
  courseId: string
  unitId: string
  submitted: boolean
  dueAt: Date | null
  items: SittingItem[]
}

interface SittingRow extends Omit<Sitting, 'items'> {
  items: { position: number; flagged: boolean; value: string[] }[]
}

/** Null if the attempt isn't the learner's. */
export async function findSitting(learner: Learner, attemptId: string): Promise<Sitting | null> {
  if (!isUuid(attemptId)) return null
  const shapes = await findShapes(attemptId)
  const rows = await query<SittingRow>`
    select a.id::text, a.course_id as "courseId", a.unit_id as "unitId", a.submitted_at is not null as submitted,
      attempt_due(a) as "dueAt", jsonb_agg(jsonb_build_object(
        'position', i.position, 'flagged', coalesce(r.flagged, false), 'value', coalesce(r.value, '[]'::jsonb)
      ) order by i.position) as items
    from attempt a
    join attempt_item i on i.attempt_id = a.id
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid
    group by a.id`
  const row = rows[0]
  if (!row) return null
  const items = row.items.map(({ position, flagged, value }, index) => {
    const answered = isComplete(shapes[index] as ItemShape, value)
    return { position, answered, begun: value.length > 0 && !answered, flagged }
  })
  return { ...row, items }
}

export interface ShownItem {
  item: PresentedItem
  value: string[]
  confidence: Confidence | null
}

/** Contains no key. */
export async function findSittingItem(
  learner: Learner,
  attemptId: string,
  position: number,
): Promise<ShownItem | null> {
  const rows = await query<Omit<DrawnRow, 'position'>>`
    select v.item, i.option_order as "optionOrder", i.target_order as "targetOrder",
      coalesce(r.value, '[]'::jsonb) as value, r.confidence
    from attempt_item i
    join attempt a on a.id = i.attempt_id
    join item_version v on v.hash = i.item_hash
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid and i.position = ${position}`
  const row = rows[0] && readDrawn(rows[0])
  return row ? { item: present(row.item, row.orders), value: row.value, confidence: row.confidence } : null
}

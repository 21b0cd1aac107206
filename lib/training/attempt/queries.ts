import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { type ItemShape, isComplete } from '@/lib/content/quiz/interaction'
import type { ObjectiveScore } from '@/lib/content/quiz/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { asking, type SessionAccount, type SessionClaims } from '@/lib/people/account/session'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { systemWorld } from '@/lib/platform/world'
import { findShapes } from './drawn-shapes'
import type { EarlierAttempt } from './policy'
import { objectiveScores } from './schema'

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
  /** Partly answered, for partial credit. */
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

interface SittingRow extends Omit<Sitting, 'id' | 'items'> {
  /** Null when the attempt isn't the learner's. */
  attemptId: string | null
  items: { position: number; flagged: boolean; value: string[] }[]
}

/** Null if the attempt isn't the learner's. */
export async function findSitting(learner: Learner, attemptId: string): Promise<Sitting | null> {
  return (await findRow(learner, attemptId))?.sitting ?? null
}

/** Checks the session in the same statement, so it returns the account too. Null without a session. */
export async function findSittingOfSession(
  claims: SessionClaims,
  attemptId: string,
): Promise<{ account: SessionAccount; found: Sitting | null } | null> {
  const row = await findRow<SessionAccount>(claims, attemptId)
  return row && { account: row.account, found: row.sitting }
}

async function findRow<Account>(who: Learner | SessionClaims, attemptId: string) {
  const shapes = isUuid(attemptId) ? await findShapes(attemptId) : []
  const id = shapes.length > 0 ? attemptId : null
  const rows = await query<Account & SittingRow>`
    select who.*, a.id::text as "attemptId", a.course_id as "courseId", a.unit_id as "unitId",
      a.submitted_at is not null as submitted, attempt_due(a) as "dueAt", (
        select jsonb_agg(jsonb_build_object('position', i.position, 'flagged', coalesce(r.flagged, false),
          'value', coalesce(r.value, '[]'::jsonb)) order by i.position)
        from attempt_item i left join response r on r.attempt_id = i.attempt_id and r.position = i.position
        where i.attempt_id = a.id) as items
    from (${asking(who, systemWorld.now())}) who
    left join attempt a on a.id = ${id}::uuid and a.account_id = who.id::uuid`
  const row = rows[0]
  if (!row) return null
  return { account: row as Account, sitting: sittingOf(row, shapes) }
}

function sittingOf({ attemptId, courseId, unitId, submitted, dueAt, items }: SittingRow, shapes: ItemShape[]) {
  if (attemptId === null) return null
  return {
    ...{ id: attemptId, courseId, unitId, submitted, dueAt },
    items: items.map(({ position, flagged, value }, index) => {
      const answered = isComplete(shapes[index] as ItemShape, value)
      return { position, answered, begun: value.length > 0 && !answered, flagged }
    }),
  }
}

import { insertEntries } from '@/lib/audit/log/record'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { DrawnItem } from '@/lib/content/quiz/draw'
import { maxChoices } from '@/lib/content/quiz/interaction'
import type { PassRule } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import { db, isUniqueViolation, query, type Statements, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { notEnrolled } from '@/lib/training/enrollment/queries'
import { type Attested, attest } from './attest'
import { drawForm } from './draw-form'
import { rememberForm } from './drawn-form'
import { findDutiesLeft } from './duties'
import type { Eligibility } from './eligibility'
import { settleEligibility } from './expire'
import { findMayStart } from './opening'
import type { MayStart } from './policy'
import { insertItems } from './save-items'

export type Started =
  | { ok: true; attemptId: string; courseId: string }
  | Exclude<MayStart, { ok: true }>
  | { ok: false; reason: 'not-attested' }

/** Item versions never change, so this is cached for the life of the process. */
const savedItems = new Set<string>()

/** Finds the open attempt, or draws a form and freezes it with its rules. Errors: forbidden (not enrolled). */
export async function startAttempt(
  learner: Learner,
  /** An eligibility that was just read saves reading it. */
  input: { course: Course; quiz: Quiz; attested?: Attested; eligibility?: Eligibility; avoidsNotes?: boolean },
  world = systemWorld,
): Promise<Started> {
  const { course, quiz, attested, avoidsNotes = false } = input
  const now = world.now()
  const eligibility = await settleEligibility(learner, { course, quiz, known: input.eligibility }, world)
  if (!eligibility) throw notEnrolled()
  const { enrollmentId, open, attempts, submitted, seen, seenElsewhere } = eligibility
  if (open) return { ok: true, attemptId: open.attemptId, courseId: open.courseId }

  const may = await findMayStart(learner, { course, quiz, submitted, eligibility }, now)
  if (!may.ok) return may
  if (quiz.role === 'final' && !(attested && (await isComplete(learner, attested))))
    return { ok: false, reason: 'not-attested' }

  const newSeed = () => Buffer.from(world.random(16)).toString('hex')
  const due = await findDutiesLeft(learner, quiz, submitted)
  const { seed, form, passRule } = drawForm({ course, quiz, due }, { seen, seenElsewhere, avoidsNotes, newSeed })
  const attempt = {
    id: world.id(),
    ordinal: attempts + 1,
    enrollmentId,
    seed,
    courseVersionId: await findVersion(course),
  }
  try {
    const started = { learner, course, quiz, attempt, form, passRule, now }
    if (quiz.role === 'final' && attested) {
      await transact(async (tx) => {
        await insert(tx, started)
        await attest(tx, learner, { attemptId: attempt.id, enrollmentId, attested }, now)
      })
    } else await insert(db, started)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Lost a race: another attempt was started, and perhaps submitted, meanwhile. Checks again.
    return startAttempt(learner, { course, quiz, avoidsNotes, ...(attested && { attested }) }, world)
  }
  for (const { item } of form) savedItems.add(item.hash)
  rememberForm(attempt.id, form)
  return { ok: true, attemptId: attempt.id, courseId: course.id }
}

async function isComplete(learner: Learner, { identifiers }: Attested): Promise<boolean> {
  const asked = await listIdentifierRequests(learner)
  const given = new Map(identifiers.map(({ organizationId, label }) => [organizationId, label]))
  return (
    identifiers.length === asked.length &&
    asked.every(({ organizationId, label }) => given.get(organizationId) === label)
  )
}

/** The attempt, its items and their versions, and the log's entry, all or none, in one round trip. */
async function insert(
  on: Statements,
  what: {
    learner: Learner
    course: Course
    quiz: Quiz
    attempt: { id: string; ordinal: number; enrollmentId: string; seed: string; courseVersionId: string }
    form: DrawnItem[]
    passRule: PassRule
    now: Date
  },
): Promise<void> {
  const { learner, course, quiz, attempt, form, passRule, now } = what
  const fresh = form.map(({ item }) => item).filter((item) => !savedItems.has(item.hash))
  const rows = form.map(({ item, ...rest }) => ({ ...rest, ...maxChoicesOf(item) }))
  const entry = {
    action: 'attempt.started',
    actor: learner,
    subjectId: learner.accountId,
    object: `attempt:${attempt.id}`,
    details: { courseId: course.id, unitId: quiz.id, courseVersionId: attempt.courseVersionId },
  } as const
  await query(on)`
    with started as (
      insert into attempt (id, enrollment_id, account_id, course_id, unit_id, ordinal, quiz_role, course_version_id, seed,
        pass_rule, time_limit_minutes, started_at)
      values (${attempt.id}::uuid, ${attempt.enrollmentId}::uuid, ${learner.accountId}::uuid, ${course.id}, ${quiz.id},
        ${attempt.ordinal}, ${quiz.role}, ${attempt.courseVersionId}::uuid, ${attempt.seed},
        ${JSON.stringify(passRule)}::jsonb, ${quiz.timeLimitMinutes}::int, ${now})
      returning id
    ), entered as (${insertEntries([entry], now)}), versions as (${insertItems(fresh, now)})
    insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order, target_order, max_choices)
    select started.id, d.position, d.id, d.hash, d.objective, d."optionOrder", d."targetOrder", d."maxChoices"
    from started, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(position int, id text, hash text,
      objective text, "optionOrder" jsonb, "targetOrder" jsonb, "maxChoices" int)`
}

function maxChoicesOf(item: DrawnItem['item']) {
  const { id, hash, objective } = item
  return { id, hash, objective, maxChoices: maxChoices(item) }
}

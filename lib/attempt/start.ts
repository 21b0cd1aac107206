import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import type { Course, Quiz } from '@/lib/course/schema'
import { pinVersion } from '@/lib/enrollment/pin-version'
import { notEnrolled } from '@/lib/enrollment/queries'
import { isUniqueViolation, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type DrawnItem, draw } from '@/lib/quiz/draw'
import { maxChoices } from '@/lib/quiz/interaction'
import { findCurrentStanding } from './expire'
import { type MayStart, mayStart } from './policy'
import { findOpenAttempt } from './queries'

export type Started = { ok: true; attemptId: string; courseId: string } | Exclude<MayStart, { ok: true }>

/** Hashes of item versions that are kept already: they never change, so this holds for the life of the process. */
const kept = new Set<string>()

/**
 * Starts an attempt, or finds the open one, in whichever course it was started. The form is drawn once, unseen items
 * first, and frozen with its seed, its versions of items, the pass rule and the time limit. Errors: forbidden (not enrolled).
 */
export async function start(
  learner: Learner,
  input: { course: Course; quiz: Quiz },
  world = systemWorld,
): Promise<Started> {
  const { course, quiz } = input
  const now = world.now()
  const standing = await findCurrentStanding(learner, course, quiz, world)
  if (!standing) throw notEnrolled()
  const { enrollmentId, open, submitted, seen, seenElsewhere } = standing
  if (open) return { ok: true, attemptId: open.attemptId, courseId: open.courseId }

  const may = mayStart(quiz, submitted, standing, now)
  if (!may.ok) return may

  const seed = Buffer.from(world.random(16)).toString('hex')
  const form = draw({ bank: quiz.bank, blueprint: quiz.blueprint, seed, seen, seenElsewhere })
  const attempt = { id: world.id(), enrollmentId, seed, courseVersionId: await pinVersion(course, world) }
  try {
    const inserted = await transact((tx) =>
      insert(tx, { learner, course, quiz, attempt, form, now, earlier: submitted.length }),
    )
    // One was submitted since the standing was read: whether another may start is asked again.
    if (!inserted) return start(learner, input, world)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const raced = await findOpenAttempt(learner, quiz)
    if (!raced) throw error
    return { ok: true, attemptId: raced.id, courseId: raced.courseId }
  }
  for (const { item } of form) kept.add(item.hash)
  return { ok: true, attemptId: attempt.id, courseId: course.id }
}

/** Few and short statements: as JSON documents, and each version of an item once. */
async function insert(
  tx: Parameters<typeof record>[0],
  what: {
    learner: Learner
    course: Course
    quiz: Quiz
    attempt: { id: string; enrollmentId: string; seed: string; courseVersionId: string }
    form: DrawnItem[]
    now: Date
    /** How many were submitted when it was decided that this one may start. */
    earlier: number
  },
): Promise<boolean> {
  const { learner, course, quiz, attempt, form, now, earlier } = what
  const fresh = form.map(({ item }) => item).filter((item) => !kept.has(item.hash))
  if (fresh.length > 0) {
    await tx.$executeRaw`
      insert into item_version (hash, item_id, item, first_drawn_at)
      select item->>'hash', item->>'id', item, ${now} from jsonb_array_elements(${JSON.stringify(fresh)}::jsonb) item
      order by 1 on conflict do nothing`
  }
  const rows = form.map(({ item, ...rest }) => ({ ...rest, ...maxChoicesOf(item) }))
  const inserted = await tx.$executeRaw`
    with started as (
      insert into attempt (id, enrollment_id, account_id, course_id, unit_id, quiz_role, course_version_id, seed,
        pass_rule, time_limit_minutes, started_at)
      select ${attempt.id}::uuid, ${attempt.enrollmentId}::uuid, ${learner.accountId}::uuid, ${course.id}, ${quiz.id},
        ${quiz.role}::quiz_role, ${attempt.courseVersionId}::uuid, ${attempt.seed},
        ${JSON.stringify(course.passRule)}::jsonb, ${quiz.timeLimitMinutes}::int, ${now}::timestamptz
      where (select count(*) from submission s join attempt a on a.id = s.attempt_id
        where a.account_id = ${learner.accountId}::uuid and a.unit_id = ${quiz.id}) = ${earlier}
      returning id
    )
    insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order, target_order, max_choices)
    select started.id, d.position, d.id, d.hash, d.objective, d."optionOrder", d."targetOrder", d."maxChoices"
    from started, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(position int, id text, hash text,
      objective text, "optionOrder" jsonb, "targetOrder" jsonb, "maxChoices" int)`
  if (inserted === 0) return false
  await record(
    tx,
    {
      action: 'attempt.started',
      actor: learner,
      subjectId: learner.accountId,
      object: `attempt:${attempt.id}`,
      details: { courseId: course.id, unitId: quiz.id, courseVersionId: attempt.courseVersionId },
    },
    now,
  )
  return true
}

function maxChoicesOf(item: DrawnItem['item']) {
  const { id, hash, objective } = item
  return { id, hash, objective, maxChoices: maxChoices(item) }
}

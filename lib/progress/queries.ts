import type { Learner } from '@/lib/account/actor'
import { listUnits } from '@/lib/course/lookup'
import type { Course, Encounter, Unit } from '@/lib/course/schema'
import { db, query } from '@/lib/platform/db'
import { type Done, isRequired, isSatisfied, isUnitDone } from './satisfied'

export interface Progress {
  units: { unit: Unit; done: boolean }[]
  /** Of the units that the course asks for. */
  requiredCount: number
  doneCount: number
  /** Minutes of what is left. */
  minutesLeft: number
  /** Where to go on, or null when nothing is left. */
  next: Unit | null
  satisfied: boolean
}

/** While a certificate is renewed, its final counts when it was passed since, and everything else as before. */
async function findDone(learner: Learner): Promise<Done> {
  const { accountId } = learner
  const [completions, attempts, encounters] = await Promise.all([
    db.lessonCompletion.findMany({ where: { accountId }, select: { unitId: true } }),
    query<{ unitId: string; quizRole: string }>`
      select a.unit_id as "unitId", a.quiz_role::text as "quizRole"
      from attempt a join submission s on s.attempt_id = a.id
      left join enrollment r on r.account_id = a.account_id and r.course_id = a.course_id
        and r.kind = 'recertification' and r.ended_at is null and a.quiz_role = 'final'
      where a.account_id = ${accountId}::uuid and (s.passed or a.quiz_role = 'pretest')
        and (r.id is null or r.id = a.enrollment_id)`,
    query<{ unitId: string; sound: boolean }>`
      select w.unit_id as "unitId", bool_or(e.outcome = 'sound') as sound
      from walk w join walk_end e on e.walk_id = w.id where w.account_id = ${accountId}::uuid group by 1
      union all
      select unit_id, true from encounter_reading where account_id = ${accountId}::uuid`,
  ])
  const unitsOf = (isPretest: boolean) =>
    new Set(attempts.filter((row) => (row.quizRole === 'pretest') === isPretest).map((row) => row.unitId))
  return {
    lessons: new Set(completions.map((row) => row.unitId)),
    passedQuizzes: unitsOf(false),
    takenPretests: unitsOf(true),
    metEncounters: new Set(encounters.map((row) => row.unitId)),
    soundEncounters: new Set(encounters.flatMap((row) => (row.sound ? row.unitId : []))),
  }
}

/** How far a learner is in each of some courses. */
export async function listProgress(learner: Learner, courses: readonly Course[]): Promise<Progress[]> {
  const done = await findDone(learner)
  return courses.map((course) => progressOf(course, done))
}

export async function findProgress(learner: Learner, course: Course): Promise<Progress> {
  return progressOf(course, await findDone(learner))
}

function progressOf(course: Course, done: Done): Progress {
  const units = listUnits(course).map((unit) => ({ unit, done: isUnitDone(unit, done) }))
  const required = units.filter(({ unit }) => isRequired(unit))
  const left = required.filter((one) => !one.done)
  const doneCount = required.length - left.length
  // Before anything else, or not at all: later it would measure what the course has taught.
  const first = doneCount === 0 ? units.find((one) => !one.done) : left[0]
  return {
    units,
    requiredCount: required.length,
    doneCount,
    minutesLeft: Math.ceil(left.reduce((sum, one) => sum + one.unit.minutes, 0)),
    next: first?.unit ?? null,
    satisfied: isSatisfied(course, done),
  }
}

export interface Earned {
  completedAt: Date
  /** Of this course, by which the passed quiz was judged; null when shared units were done in another course. */
  courseVersionId: string | null
  raw: number | null
  max: number | null
}

/**
 * When the last requirement of a course was met, and the score of its final, or without one of its last passed quiz. Of a
 * final that was passed again for a renewal the last pass counts.
 */
export async function findEarned(learner: Learner, course: Course): Promise<Earned> {
  const required = listUnits(course).filter(isRequired)
  const unitId = { in: required.map((unit) => unit.id) }
  const final = required.find((unit) => unit.kind === 'quiz' && unit.role === 'final')
  const { accountId } = learner
  const [lesson, passes, encounters] = await Promise.all([
    db.lessonCompletion.aggregate({ where: { accountId, unitId }, _max: { completedAt: true } }),
    db.submission.findMany({
      where: { passed: true, attempt: { accountId, unitId } },
      orderBy: { submittedAt: 'desc' },
      select: {
        submittedAt: true,
        raw: true,
        max: true,
        attempt: { select: { unitId: true, courseId: true, courseVersionId: true } },
      },
    }),
    listEncounterMoments(
      learner,
      required.filter((unit) => unit.kind === 'encounter'),
    ),
  ])
  const moments = [lesson._max.completedAt, passes[0]?.submittedAt, ...encounters].map(
    (moment) => moment?.getTime() ?? 0,
  )
  const judged = passes.find(({ attempt }) => attempt.unitId === final?.id) ?? passes[0]
  return {
    completedAt: new Date(Math.max(...moments)),
    courseVersionId: judged?.attempt.courseId === course.id ? judged.attempt.courseVersionId : null,
    raw: judged?.raw ?? null,
    max: judged?.max ?? null,
  }
}

/** Of each encounter that is asked for, when what the course asks of it was first met. */
async function listEncounterMoments(learner: Learner, encounters: readonly Encounter[]): Promise<Date[]> {
  const { accountId } = learner
  const ids = (moveOn: Encounter['moveOn']) =>
    encounters.flatMap((one) => (one.moveOn === moveOn ? one.id : [])).join(' ')
  const rows = await query<{ at: Date }>`
    select min(at) as at from (
      select w.unit_id, e.ended_at as at from walk w join walk_end e on e.walk_id = w.id
      where w.account_id = ${accountId}::uuid and (w.unit_id = any(string_to_array(${ids('walked')}, ' '))
        or (e.outcome = 'sound' and w.unit_id = any(string_to_array(${ids('sound')}, ' '))))
      union all
      select unit_id, read_at from encounter_reading where account_id = ${accountId}::uuid
        and unit_id = any(string_to_array(${`${ids('walked')} ${ids('sound')}`}, ' '))
    ) met group by unit_id`
  return rows.map(({ at }) => at)
}

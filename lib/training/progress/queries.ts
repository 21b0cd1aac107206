import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { listAsked } from './asked'
import { listDeeds } from './deeds'
import { findLawSince } from './law-since'
import { type Asked, askedOfAll, counts, type Done, isAsked, isRequired, isSatisfied, isUnitDone } from './satisfied'

/** Whose record it is: a learner’s own, or one that a coordinator may see. */
type Whose = Pick<Learner, 'accountId'>

export interface ProgressUnit {
  unit: Unit
  /** Whether it counts: done, or waived. */
  done: boolean
  /** It counts since it was waived, and was not done. */
  waived: boolean
  /** Whether this learner has to do it. */
  asked: boolean
  /** Whether the law changed it, and it is to be done again. */
  again: boolean
}

export interface Progress {
  units: ProgressUnit[]
  /** Of the units that the course asks for. */
  requiredCount: number
  doneCount: number
  /** Minutes of what is left. */
  minutesLeft: number
  /** Where to go on, or null when nothing is left. */
  next: Unit | null
  satisfied: boolean
}

/**
 * What a learner has done that counts. What was done before a reset does not: in every statement of this file. While a
 * certificate is renewed, its final counts when it was passed since, and everything else as before.
 */
export async function findDone({ accountId }: Whose): Promise<Done> {
  const [others, attempts] = await Promise.all([
    query<{ unitId: string; as: 'lesson' | 'costly' | 'sound' | 'waived' }>`
      select l.unit_id as "unitId", 'lesson' as as from lesson_completion l where l.account_id = ${accountId}::uuid
        and not exists (select from reset r
          where r.account_id = l.account_id and r.unit_id = l.unit_id and r.reset_at >= l.completed_at)
      union
      select w.unit_id, e.outcome from walk w join walk_end e on e.walk_id = w.id where w.account_id = ${accountId}::uuid
        and not exists (select from reset r
          where r.account_id = w.account_id and r.unit_id = w.unit_id and r.reset_at >= w.started_at)
      union
      select e.unit_id, 'sound' from encounter_reading e where e.account_id = ${accountId}::uuid
        and not exists (select from reset r
          where r.account_id = e.account_id and r.unit_id = e.unit_id and r.reset_at >= e.read_at)
      union all
      select unit_id, 'waived' from waiver where account_id = ${accountId}::uuid and ended_at is null`,
    query<{ unitId: string; quizRole: string }>`
      select a.unit_id as "unitId", a.quiz_role::text as "quizRole"
      from attempt a join submission s on s.attempt_id = a.id
      left join enrollment n on n.account_id = a.account_id and n.course_id = a.course_id
        and n.kind = 'recertification' and n.ended_at is null and a.quiz_role = 'final'
      where a.account_id = ${accountId}::uuid and (s.passed or a.quiz_role = 'pretest')
        and (n.id is null or n.id = a.enrollment_id)
        and not exists (select from reset r
          where r.account_id = a.account_id and r.unit_id = a.unit_id and r.reset_at >= a.started_at)`,
  ])
  const quizzes = (isPretest: boolean) =>
    new Set(attempts.filter((row) => (row.quizRole === 'pretest') === isPretest).map((row) => row.unitId))
  const unitsAs = (...ways: string[]) => new Set(others.filter((row) => ways.includes(row.as)).map((row) => row.unitId))
  return {
    lessons: unitsAs('lesson'),
    passedQuizzes: quizzes(false),
    takenPretests: quizzes(true),
    metEncounters: unitsAs('costly', 'sound'),
    soundEncounters: unitsAs('sound'),
    waived: unitsAs('waived'),
  }
}

/** How far a learner is in each of some courses. */
export async function listProgress(learner: Whose, courses: readonly Course[]): Promise<Progress[]> {
  const [done, asked] = await Promise.all([findDone(learner), listAsked(learner, courses)])
  return courses.map((course, index) => progressOf(course, done, asked[index] ?? askedOfAll))
}

export async function findProgress(learner: Whose, course: Course): Promise<Progress> {
  const [done, [asked]] = await Promise.all([findDone(learner), listAsked(learner, [course])])
  return progressOf(course, done, asked ?? askedOfAll)
}

function progressOf(course: Course, done: Done, asked: Asked): Progress {
  const units = listUnits(course).map((unit) => ({
    unit,
    done: counts(unit, done),
    waived: counts(unit, done) && !isUnitDone(unit, done),
    asked: isAsked(unit, asked),
    again: asked.delta.has(unit.id),
  }))
  const required = units.filter((one) => one.asked)
  const left = required.filter((one) => !one.done)
  const doneCount = required.length - left.length
  // Before anything else, or not at all: later it would measure what the course has taught.
  const first = doneCount === 0 ? units.find((one) => !one.done && (one.asked || !isRequired(one.unit))) : left[0]
  const changed = units.find(({ unit }) => asked.delta.has(unit.id))
  return {
    units,
    requiredCount: required.length,
    doneCount,
    minutesLeft: Math.ceil(left.reduce((sum, one) => sum + one.unit.minutes, 0)),
    next: first?.unit ?? changed?.unit ?? null,
    satisfied: isSatisfied(course, done, asked),
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
 * When the last requirement of a course was met or waived, and the score of its final, or without one of its last passed
 * quiz. Of a final that was passed again for a renewal the last pass counts. What was done again since the law changed does
 * not move the day; a change of law since the pass tells the version, since what it changed was met by it.
 */
export async function findEarned(learner: Whose, course: Course): Promise<Earned> {
  const [asked = askedOfAll] = await listAsked(learner, [course])
  const required = listUnits(course).filter((unit) => isAsked(unit, asked))
  const final = required.find((unit) => unit.kind === 'quiz' && unit.role === 'final')
  const [passes, others] = await Promise.all([listPasses(learner, required), listMoments(learner, required)])
  const judged = passes.find(({ unitId }) => unitId === final?.id) ?? passes[0]
  const versionId = judged?.courseId === course.id ? judged.courseVersionId : null
  return {
    completedAt: new Date(Math.max(passes[0]?.submittedAt.getTime() ?? 0, ...others)),
    courseVersionId: versionId && ((await findLawSince(course, versionId)) ?? versionId),
    raw: judged?.raw ?? null,
    max: judged?.max ?? null,
  }
}

interface Pass {
  unitId: string
  courseId: string
  courseVersionId: string
  submittedAt: Date
  raw: number
  max: number
}

/** The passed attempts that count, the last first. */
async function listPasses({ accountId }: Whose, units: readonly Unit[]): Promise<Pass[]> {
  return query<Pass>`
    select a.unit_id as "unitId", a.course_id as "courseId", a.course_version_id::text as "courseVersionId",
      s.submitted_at as "submittedAt", s.raw, s.max
    from attempt a join submission s on s.attempt_id = a.id
    where a.account_id = ${accountId}::uuid and s.passed
      and a.unit_id = any(string_to_array(${units.map(({ id }) => id).join(' ')}, ' '))
      and not exists (select from reset r
        where r.account_id = a.account_id and r.unit_id = a.unit_id and r.reset_at >= a.started_at)
    order by s.submitted_at desc`
}

/** Of each lesson and encounter, when what the course asks of it was first done or waived, and of quizzes, when waived. */
async function listMoments({ accountId }: Whose, units: readonly Unit[]): Promise<number[]> {
  const others = units.filter(({ kind }) => kind !== 'quiz')
  const [deeds, waivers] = await Promise.all([
    listDeeds(accountId, others),
    query<{ unitId: string; waivedAt: Date }>`
      select unit_id as "unitId", waived_at as "waivedAt" from waiver
      where account_id = ${accountId}::uuid and ended_at is null`,
  ])
  return units.flatMap(({ id }) => {
    const doneAt = deeds.find(({ unitId }) => unitId === id)?.doneAt
    const waivedAt = waivers.find(({ unitId }) => unitId === id)?.waivedAt
    const moments = [doneAt, waivedAt].flatMap((at) => at?.getTime() ?? [])
    return moments.length > 0 ? Math.min(...moments) : []
  })
}

import type { Course } from '@/lib/content/course/schema'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import type { Administrator, Coordinator, Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { findEarningEnrollment } from '@/lib/training/enrollment/queries'
import { findProgress } from '@/lib/training/progress/queries'
import { type EvaluationInput, type Pace, paces, type Readiness, readinessLevels } from './schema'

export type OwnEvaluation =
  | { state: 'unfinished' | 'open' }
  | { state: 'given'; answers: EvaluationInput; evaluatedAt: Date }

export async function findOwnEvaluation(learner: Learner, course: Course): Promise<OwnEvaluation> {
  const enrollment = await findEarningEnrollment(learner, course)
  const given = enrollment && (await db.courseEvaluation.findUnique({ where: { enrollmentId: enrollment.id } }))
  if (given) return { state: 'given', answers: given, evaluatedAt: given.evaluatedAt }
  const { enrolled, satisfied } = await findProgress(learner, course)
  return { state: enrolled && satisfied ? 'open' : 'unfinished' }
}

/** Answers about one version of a course, as numbers of people. */
export interface EvaluationCounts {
  versionId: string
  edition: string
  publishedAt: Date
  people: number
  readiness: Record<Readiness, number>
  pace: Record<Pace, number>
}

interface Row {
  versionId: string
  edition: string
  publishedAt: Date
  readiness: Readiness
  pace: Pace
  people: number
}

/** Newest version first. Leaves out versions with fewer than five answers, which could be traced to a person. */
function counted(rows: readonly Row[]): EvaluationCounts[] {
  const versions = new Map(rows.map(({ versionId, edition, publishedAt }) => [versionId, { edition, publishedAt }]))
  const sum = (some: readonly Row[]) => some.reduce((total, { people }) => total + people, 0)
  return Array.from(versions, ([versionId, version]) => {
    const some = rows.filter((row) => row.versionId === versionId)
    return {
      versionId,
      ...version,
      people: sum(some),
      readiness: tally(readinessLevels, (level) => sum(some.filter(({ readiness }) => readiness === level))),
      pace: tally(paces, (pace) => sum(some.filter((one) => one.pace === pace))),
    }
  }).filter(({ people }) => people >= fewestInSum)
}

function tally<Key extends string>(keys: readonly Key[], countOf: (key: Key) => number): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<Key, number>
}

/** `answers`: what to read from and where, with `e` for evaluations and `h` for enrollments. */
async function count(answers: { from: Prisma.Sql; where: Prisma.Sql }): Promise<EvaluationCounts[]> {
  const rows = await query<Row>`
    select v.id::text as "versionId", v.edition, v.published_at as "publishedAt", e.readiness::text, e.pace::text,
      count(*)::int as people
    from ${answers.from} join published_version v on v.id = h.course_version_id
    where ${answers.where}
    group by v.id, v.edition, v.published_at, e.readiness, e.pace
    order by v.published_at desc, v.id`
  return counted(rows)
}

const evaluated = Prisma.sql`course_evaluation e join enrollment_history h on h.id = e.enrollment_id`

/** Only answers given since the person joined the organization. */
export function listCohortEvaluations(
  { organizationId }: Coordinator,
  course: Course,
  cohortId: string,
): Promise<EvaluationCounts[]> {
  return count({
    from: Prisma.sql`${evaluated}
      join cohort_learner c on c.account_id = e.account_id
      join current_learner l on l.organization_id = c.organization_id and l.account_id = c.account_id
        and l.started_at <= e.evaluated_at`,
    where: Prisma.sql`h.course_id = ${course.id} and c.cohort_id = ${cohortId}::uuid
      and c.organization_id = ${organizationId}::uuid`,
  })
}

export function listEvaluations(_: Administrator, course: Course): Promise<EvaluationCounts[]> {
  return count({ from: evaluated, where: Prisma.sql`h.course_id = ${course.id}` })
}

/** Sorted by neither time nor person, so that a comment can't be traced to its author. */
export async function listComments(
  _: Administrator,
  versionIds: readonly string[],
  limit: number,
): Promise<{ versionId: string; comment: string }[]> {
  return query`
    select h.course_version_id::text as "versionId", e.comment
    from course_evaluation e join enrollment_history h on h.id = e.enrollment_id
    where e.comment is not null and h.course_version_id = any(${`{${versionIds.join(',')}}`}::uuid[])
    order by md5(e.comment) limit ${limit}`
}

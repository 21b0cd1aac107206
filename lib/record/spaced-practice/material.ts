import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { listCertificates } from '@/lib/record/certificate/queries'
import { objectiveScores } from '@/lib/training/attempt/schema'
import { poolOf } from './pool'
import type { PoolCase } from './schedule'

export interface Material {
  pool: PoolCase[]
  missed: Set<string>
}

export async function findMaterial(learner: Learner, courses: readonly Course[], now: Date): Promise<Material> {
  const certificates = await listCertificates(learner, now)
  const held = new Set(certificates.filter(({ state }) => state === 'valid').map(({ courseId }) => courseId))
  const finals = await query<{ objectives: unknown }>`
    select objectives from submitted_attempt
    where account_id = ${learner.accountId}::uuid and course_id = any(${[...held]}) and quiz_role = 'final'`
  const scores = finals.flatMap(({ objectives }) => objectiveScores.parse(objectives))
  return {
    pool: poolOf(courses.filter(({ id }) => held.has(id))),
    missed: new Set(scores.filter(({ raw, max }) => raw < max).map(({ objective }) => objective)),
  }
}

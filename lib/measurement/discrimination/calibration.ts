import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { CalibrationLevel } from '@/lib/content/quiz/calibration'
import { type Confidence, confidences } from '@/lib/content/quiz/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface CohortCalibration {
  stage: 'before' | 'final'
  learners: number
  levels: CalibrationLevel[]
}

interface Row {
  stage: 'before' | 'final'
  confidence: Confidence | null
  learners: number
  answers: number
  correct: number
}

/** Uses the same attempts as queries.ts, with all of their items. */
export async function listCohortCalibrations(
  { organizationId }: Coordinator,
  course: Course,
  cohortId: string,
): Promise<CohortCalibration[]> {
  const idOf = (role: string) => listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === role)?.id ?? ''
  const rows = await query<Row>`
    with member as (
      select account_id from cohort_learner
      where cohort_id = ${cohortId}::uuid and organization_id = ${organizationId}::uuid
    ), first_attempt as (
      select distinct on (a.account_id, a.unit_id) a.id, a.account_id, a.submitted_at, a.credits,
        case a.unit_id when ${idOf('final')} then 'final' else 'before' end as stage,
        min(a.started_at) filter (where a.unit_id = ${idOf('final')}) over (partition by a.account_id) as final_at
      from submitted_attempt a join member m on m.account_id = a.account_id
      where a.unit_id in (${idOf('pretest')}, ${idOf('final')})
      order by a.account_id, a.unit_id, a.ordinal
    )
    select a.stage, r.confidence, count(distinct a.account_id)::int as learners, count(*)::int as answers,
      count(*) filter (where (a.credits ->> (r.position - 1))::float8 = 1)::int as correct
    from first_attempt a
    join drawn_item r on r.attempt_id = a.id
    where r.confidence is not null and r.value <> '[]'::jsonb
      and was_learner(${organizationId}::uuid, a.account_id, a.submitted_at)
      and (a.stage = 'final' or a.final_at is null or a.submitted_at <= a.final_at)
    group by grouping sets ((a.stage), (a.stage, r.confidence))
    order by a.stage`
  const wholes = rows.filter(({ confidence }) => confidence === null)
  return wholes.map(({ stage, learners }) => ({
    stage,
    learners,
    levels: confidences.flatMap((confidence) => {
      const level = rows.find((row) => row.stage === stage && row.confidence === confidence)
      return level ? [{ confidence, answers: level.answers, correct: level.correct }] : []
    }),
  }))
}

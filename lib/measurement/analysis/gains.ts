import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { normalizedChange, normalizedGain, onSame } from '@/lib/content/quiz/gain'
import type { ObjectiveScore } from '@/lib/content/quiz/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

/** Scores as shares, 0 to 1. */
export interface LearnerGain {
  accountId: string
  name: string
  before: number | null
  after: number | null
  /** Share of the possible gain; null without both scores, or at a full score before. */
  change: number | null
}

export interface CohortGain {
  learners: LearnerGain[]
  count: number
  meanBefore: number
  meanAfter: number
  gain: number | null
  objectives: { objective: string; before: number; after: number; gain: number | null }[]
}

interface Row {
  accountId: string
  name: string
  before: ObjectiveScore[] | null
  after: ObjectiveScore[] | null
}

/** First attempts only: a retake after a first final's feedback is no gain of the course. */
export async function findCohortGain(coordinator: Coordinator, course: Course, cohortId: string): Promise<CohortGain> {
  const idOf = (role: string) => listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === role)?.id ?? ''
  const rows = await query<Row>`
    select p.id::text as "accountId", p.name, b.objectives as before, a.objectives as after
    from cohort_learner c join person p on p.id = c.account_id
    left join lateral (
      select t.objectives, t.started_at, t.submitted_at from submitted_attempt t
      where t.account_id = p.id and t.unit_id = ${idOf('final')} order by t.submitted_at limit 1
    ) a on was_learner(c.organization_id, p.id, a.submitted_at)
    left join lateral (
      select t.objectives, t.submitted_at from submitted_attempt t
      where t.account_id = p.id and t.unit_id = ${idOf('pretest')}
        and (a.started_at is null or t.submitted_at <= a.started_at)
      order by t.submitted_at limit 1
    ) b on was_learner(c.organization_id, p.id, b.submitted_at)
    where c.cohort_id = ${cohortId}::uuid and c.organization_id = ${coordinator.organizationId}::uuid
    order by c.name_key, p.id`
  const learners = rows.map(({ accountId, name, ...row }) => {
    const before = row.before && shareOf(row.before)
    const after = row.after && shareOf(row.before ? onSame(row.before, row.after) : row.after)
    const change = before === null || after === null ? null : normalizedChange(before, after)
    return { accountId, name, before, after, change }
  })
  const both = rows.flatMap(({ before, after }) => (before && after ? [{ before, after: onSame(before, after) }] : []))
  const meanBefore = mean(both.map((one) => shareOf(one.before)))
  const meanAfter = mean(both.map((one) => shareOf(one.after)))
  const gain = both.length === 0 ? null : normalizedGain(meanBefore, meanAfter)
  return { learners, count: both.length, meanBefore, meanAfter, gain, objectives: gainsByObjective(both) }
}

function gainsByObjective(both: readonly { before: ObjectiveScore[]; after: ObjectiveScore[] }[]) {
  const of = (scores: ObjectiveScore[], objective: string) => scores.find((score) => score.objective === objective)
  const ids = [...new Set(both.flatMap((one) => one.after.map(({ objective }) => objective)))].sort()
  return ids.flatMap((objective) => {
    const pairs = both.flatMap((one) => {
      const before = of(one.before, objective)
      const after = of(one.after, objective)
      return before && after ? [{ before: shareOf([before]), after: shareOf([after]) }] : []
    })
    if (pairs.length === 0) return []
    const before = mean(pairs.map((one) => one.before))
    const after = mean(pairs.map((one) => one.after))
    return [{ objective, before, after, gain: normalizedGain(before, after) }]
  })
}

function shareOf(scores: readonly ObjectiveScore[]): number {
  const sum = (part: (score: ObjectiveScore) => number) => scores.reduce((total, score) => total + part(score), 0)
  const max = sum((score) => score.max)
  return max === 0 ? 0 : sum((score) => score.raw) / max
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

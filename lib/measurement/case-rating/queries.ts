import { findFinal, findPretest, listUnits } from '@/lib/content/course/lookup'
import type { Course, Quiz, RatedCase } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export const roundStages = ['before', 'after'] as const
export type RoundStage = (typeof roundStages)[number]

/** The second round is part of the first final, so it ends soon after. */
const hoursAfterFinal = 24

interface Row {
  roundId: string | null
  stage: RoundStage
  set: RatedCase['set']
  cases: string[]
  rated: number
  pretestId: string | null
  finalId: string | null
  begunFinals: number
  finalSubmittedAt: Date | null
  hasWorked: boolean
}

export type OwnRound =
  | { state: 'closed' }
  | { state: 'ready'; stage: RoundStage; set: RatedCase['set'] | null; result: string; cases: number }
  | {
      state: 'begun'
      stage: RoundStage
      roundId: string
      position: number
      cases: number
      hash: string
      result: string
    }

/** `set`: null while nothing decided it. `result`: the result of the quiz that the round follows. */
export async function findOwnRound(learner: Learner, course: Course, now: Date): Promise<OwnRound> {
  const pretest = findPretest(course)
  const final = findFinal(course)
  if (course.cases.length === 0 || !pretest || !final) return { state: 'closed' }
  const rows = await listRounds(learner, course, { pretest, final })
  const [before, after] = roundStages.map((stage) => rows.find((one) => one.roundId && one.stage === stage))
  const [facts] = rows
  if (!facts) return { state: 'closed' }
  const here = `/learn/${course.slug}`
  if (!facts.hasWorked && facts.begunFinals === 0 && facts.pretestId) {
    const result = `${here}/${pretest.slug}/attempts/${facts.pretestId}/result`
    return roundOf('before', before, { set: null, result, cases: casesOf(course, 'a') })
  }
  const opensUntil = (facts.finalSubmittedAt?.getTime() ?? 0) + hoursAfterFinal * 3_600_000
  const isFirst = facts.begunFinals === 1 && facts.finalId !== null && opensUntil > now.getTime()
  if (!isFirst || !before || before.rated < before.cases.length) return { state: 'closed' }
  const set = before.set === 'a' ? 'b' : 'a'
  const result = `${here}/${final.slug}/attempts/${facts.finalId}/result`
  return roundOf('after', after, { set, result, cases: casesOf(course, set) })
}

function casesOf({ cases }: Course, set: RatedCase['set']): number {
  return cases.filter((one) => one.set === set).length
}

function roundOf(
  stage: RoundStage,
  row: Row | undefined,
  ready: { set: RatedCase['set'] | null; result: string; cases: number },
): OwnRound {
  if (!row?.roundId) return { state: 'ready', stage, ...ready }
  const hash = row.cases[row.rated]
  if (!hash) return { state: 'closed' }
  const { roundId, rated, cases } = row
  return { state: 'begun', stage, roundId, position: rated + 1, cases: cases.length, hash, result: ready.result }
}

/** A row for each round; one without a round if there is none. */
function listRounds({ accountId }: Learner, course: Course, quizzes: { pretest: Quiz; final: Quiz }): Promise<Row[]> {
  const { pretest, final } = quizzes
  const units = JSON.stringify(listUnits(course).map(({ id }) => id))
  return query<Row & { id: string }>`
    with own as (select ${accountId}::uuid as id), facts as (
      select own.id,
        (select a.id::text from submitted_attempt a where a.account_id = own.id and a.unit_id = ${pretest.id}
          order by a.ordinal limit 1) as "pretestId",
        (select a.id::text from submitted_attempt a where a.account_id = own.id and a.unit_id = ${final.id}
          order by a.ordinal limit 1) as "finalId",
        (select min(a.submitted_at) from submitted_attempt a
          where a.account_id = own.id and a.unit_id = ${final.id}) as "finalSubmittedAt",
        (select count(*)::int from begun_attempt a
          where a.account_id = own.id and a.unit_id = ${final.id}) as "begunFinals",
        exists (select from done_unit d where d.account_id = own.id and d.way not in ('pretest', 'waiver')
          and d.unit_id in (select jsonb_array_elements_text(${units}::jsonb))) as "hasWorked"
      from own
    )
    select f.*, r.id::text as "roundId", r.stage::text as stage, r.case_set::text as set, r.cases,
      (select count(*)::int from case_rating c where c.round_id = r.id) as rated
    from facts f left join case_round r on r.account_id = f.id and r.course_id = ${course.id}`
}

/** As first shown, also when the file has changed since. */
export async function findCaseShown(hash: string): Promise<Pick<RatedCase, 'stem' | 'contentNote'>> {
  const [row] = await query<{ content: Pick<RatedCase, 'stem' | 'contentNote'> }>`
    select content from case_version where hash = ${hash}`
  if (!row) throw new Error(`no case ${hash}`)
  return row.content
}

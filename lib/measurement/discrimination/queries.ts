import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { item as itemSchema } from '@/lib/content/quiz/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'
import type { Counts } from './counts'
import { acts, observe, outcomeOf, situations } from './observe'
import type { Stage, StageTallies } from './stages'

export async function findOwnTallies({ accountId }: Learner, course: Course): Promise<StageTallies> {
  return (await talliesOf([accountId], course, null)).get(accountId) ?? {}
}

/**
 * Without spaced cases: learners are promised that no one sees a single answer. Without encounters: a missing run would show
 * who read a case instead. Errors: not-found.
 */
export async function findLearnerTallies(
  coordinator: Coordinator,
  accountId: string,
  course: Course,
): Promise<StageTallies> {
  if (!(await isCurrentLearner(coordinator, accountId))) throw notFound()
  const {
    after: _,
    'first-run': __,
    'last-run': ___,
    ...tallies
  } = (await talliesOf([accountId], course, coordinator.organizationId)).get(accountId) ?? {}
  return tallies
}

export interface CohortMember {
  accountId: string
  name: string
  tallies: StageTallies
}

export async function listCohortTallies(
  { organizationId }: Coordinator,
  course: Course,
  cohortId: string,
): Promise<CohortMember[]> {
  const people = await query<{ accountId: string; name: string }>`
    select p.id::text as "accountId", p.name
    from cohort_learner c join person p on p.id = c.account_id
    where c.cohort_id = ${cohortId}::uuid and c.organization_id = ${organizationId}::uuid
    order by c.name_key, p.id`
  const byPerson = await talliesOf(
    people.map(({ accountId }) => accountId),
    course,
    organizationId,
  )
  return people.map((person) => ({ ...person, tallies: byPerson.get(person.accountId) ?? {} }))
}

interface Row extends Counts {
  accountId: string
  stage: Stage
}

/** A quiz shared by courses would otherwise include learners of the other course. */
async function takersOf(accountIds: readonly string[], course: Course): Promise<string[]> {
  const rows = await query<{ accountId: string }>`
    select distinct account_id::text as "accountId" from enrollment_history
    where account_id = any(${`{${accountIds.join(',')}}`}::uuid[]) and course_id = ${course.id}`
  return rows.map(({ accountId }) => accountId)
}

/** The first submitted attempt at each quiz; no pre-test taken after the final, as for the gain. `seenBy`: only attempts as that organization's learner. */
async function talliesOf(
  accountIds: readonly string[],
  course: Course,
  seenBy: string | null,
): Promise<Map<string, StageTallies>> {
  const byPerson = new Map<string, StageTallies>()
  const takers = await takersOf(accountIds, course)
  if (takers.length === 0) return byPerson
  const people = `{${takers.join(',')}}`
  const quizzes = JSON.stringify(stagesOfQuizzes(course))
  const choices = JSON.stringify([...endings, ...(await listChoices(people))])
  const seen = (at: Prisma.Sql) =>
    seenBy ? Prisma.sql`was_learner(${seenBy}::uuid, account_id, ${at})` : Prisma.sql`true`
  const rows = await query<Row>`
    with choice as materialized (
      select * from jsonb_to_recordset(${choices}::jsonb) as c("case" text, chosen text, outcome text)
    ), quiz as (
      select * from jsonb_to_recordset(${quizzes}::jsonb) as q(id text, stage text)
    ), first_attempt as (
      select distinct on (a.account_id, a.unit_id) a.id, a.account_id, q.stage, a.submitted_at,
        min(a.started_at) filter (where q.stage = 'final') over (partition by a.account_id) as final_at
      from submitted_attempt a join quiz q on q.id = a.unit_id
      where a.account_id = any(${people}::uuid[])
      order by a.account_id, a.unit_id, a.ordinal
    ), counted_run as (
      select r.account_id, r.unit_id, r.ordinal, r.ended_at, r.situation, r.acts,
        min(r.ordinal) over runs as first, max(r.ordinal) over runs as last
      from ended_run r
      where r.account_id = any(${people}::uuid[]) and r.unit_id in (
        select jsonb_array_elements_text(${JSON.stringify(listUnits(course).map(({ id }) => id))}::jsonb)
      ) and not exists (
        -- Skips runs started after the learner read the expert's way: they already knew what to do.
        select from read_encounter e
        where e.account_id = r.account_id and e.unit_id = r.unit_id and e.read_at <= r.started_at
      )
      window runs as (partition by r.account_id, r.unit_id)
    ), chosen as (
      select a.account_id, a.stage, i.item_hash as "case", i.value ->> 0 as chosen
      from first_attempt a
      join drawn_item i on i.attempt_id = a.id
      where (a.stage <> 'before' or a.final_at is null or a.submitted_at <= a.final_at)
        and ${seen(Prisma.sql`a.submitted_at`)}
      union all
      select account_id, 'first-run', situation, acts from counted_run
      where ordinal = first and ${seen(Prisma.sql`ended_at`)}
      union all
      select account_id, 'last-run', situation, acts from counted_run
      where ordinal = last and first < last and ${seen(Prisma.sql`ended_at`)}
      union all
      select account_id, 'after', item_hash, value ->> 0 from answered_case
      where account_id = any(${people}::uuid[]) and course_id = ${course.id}
        and ${seen(Prisma.sql`answered_at`)}
    )
    select d.account_id::text as "accountId", d.stage,
      count(*) filter (where c.outcome = 'hit')::int as hits,
      count(*) filter (where c.outcome = 'miss')::int as misses,
      count(*) filter (where c.outcome = 'false-alarm')::int as "falseAlarms",
      count(*) filter (where c.outcome = 'correct-rejection')::int as "correctRejections"
    from chosen d join choice c on c."case" = d."case" and c.chosen = d.chosen
    group by d.account_id, d.stage`
  for (const { accountId, stage, ...tally } of rows) {
    byPerson.set(accountId, { ...byPerson.get(accountId), [stage]: tally })
  }
  return byPerson
}

function stagesOfQuizzes(course: Course): { id: string; stage: Stage }[] {
  const stageOf = { pretest: 'before', module: 'course', final: 'final' } as const
  return listUnits(course).flatMap((unit) => (unit.kind === 'quiz' ? [{ id: unit.id, stage: stageOf[unit.role] }] : []))
}

interface Choice {
  case: string
  chosen: string
  outcome: string
}

const endings: Choice[] = situations.flatMap((situation) =>
  acts.map((act) => ({ case: situation, chosen: act, outcome: outcomeOf(situation, act) })),
)

async function listChoices(people: string): Promise<Choice[]> {
  const rows = await query<{ hash: string; item: unknown }>`
    select hash, item from item_content where hash in (
      select i.item_hash from begun_attempt a join drawn_item i on i.attempt_id = a.id
      where a.account_id = any(${people}::uuid[])
      union select item_hash from answered_case where account_id = any(${people}::uuid[])
    )`
  return rows.flatMap(({ hash, item }) =>
    observe(itemSchema.parse(item)).map(({ option, outcome }) => ({ case: hash, chosen: option, outcome })),
  )
}

import type { Course, RatedCase } from '@/lib/content/course/schema'
import type { Administrator, Coordinator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import type { FinishedRound } from './areas'

/** Only as the organization's learner, as of the last rating. Callers show totals for a class, never one person's. */
export function listCohortRounds(
  { organizationId }: Coordinator,
  course: Course,
  cohortId: string,
): Promise<FinishedRound[]> {
  return listFinished(
    course,
    Prisma.sql`exists (select from cohort_learner c where c.account_id = d.account_id
        and c.cohort_id = ${cohortId}::uuid and c.organization_id = ${organizationId}::uuid)
      and was_learner(${organizationId}::uuid, d.account_id, d.at)`,
  )
}

export function listRoundsOfAll(_: Administrator, course: Course): Promise<FinishedRound[]> {
  return listFinished(course, Prisma.sql`true`)
}

export function listOwnRounds({ accountId }: Learner, course: Course): Promise<FinishedRound[]> {
  return listFinished(course, Prisma.sql`d.account_id = ${accountId}::uuid`)
}

function listFinished(course: Course, where: Prisma.Sql): Promise<FinishedRound[]> {
  return query<FinishedRound>`
    with rated as (
      select r.id, r.account_id, r.stage, r.case_set, r.cases, c.rating, c.rated_at,
        v.content ->> 'situation' as situation, v.content ->> 'theme' as theme
      from case_round r join case_rating c on c.round_id = r.id join case_version v on v.hash = c.case_hash
      where r.course_id = ${course.id}
    ), by_theme as (
      select id, jsonb_object_agg(theme, jsonb_build_object('compelled', compelled, 'others', others)) as themes
      from (
        select id, theme,
          array_agg(rating) filter (where situation = 'trafficking') as compelled,
          array_agg(rating) filter (where situation = 'look-alike') as others
        from rated where situation <> 'not-enough' group by id, theme
      ) t where compelled is not null and others is not null group by id
    ), done as (
      select id, account_id, stage, case_set, max(rated_at) as at,
        coalesce(array_agg(rating) filter (where situation = 'trafficking'), '{}') as compelled,
        coalesce(array_agg(rating) filter (where situation = 'look-alike'), '{}') as others
      from rated group by id, account_id, stage, case_set, cases
      having count(*) = jsonb_array_length(cases)
    )
    select d.account_id::text as "accountId", d.stage::text, d.case_set::text as set, d.compelled, d.others,
      coalesce(t.themes, '{}') as themes
    from done d left join by_theme t on t.id = d.id
    where cardinality(d.compelled) > 0 and cardinality(d.others) > 0 and ${where}`
}

/** One pair of twins over all finished and unfinished rounds: what the compelled case and its look-alike were rated. */
export interface PairRatings {
  theme: RatedCase['theme']
  set: RatedCase['set']
  pair: string
  ratings: number
  compelled: number
  other: number
}

/** By the cases’ present texts; earlier texts are left out. */
export async function listPairRatings(_: Administrator, course: Course): Promise<PairRatings[]> {
  const rows = await query<{ hash: string; ratings: number; mean: number }>`
    select case_hash as hash, count(*)::int as ratings, avg(rating)::float8 as mean
    from case_rating group by case_hash`
  const of = (pair: string, set: string, situation: string) => {
    const one = course.cases.find((own) => own.pair === pair && own.set === set && own.situation === situation)
    return rows.find(({ hash }) => hash === one?.hash)
  }
  return course.cases.flatMap(({ pair, set, theme, situation }) => {
    if (!pair || situation !== 'trafficking') return []
    const compelled = of(pair, set, 'trafficking')
    const other = of(pair, set, 'look-alike')
    if (!compelled || !other) return []
    const ratings = compelled.ratings + other.ratings
    return [{ theme, set, pair, ratings, compelled: compelled.mean, other: other.mean }]
  })
}

import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { fewestToJudge } from './judge'
import { type Difference, differenceOf, type Stratum } from './mantel-haenszel'

export type Grouping = 'course' | 'organization' | 'language'

/** Figures of smaller groups would be noise, and could point to single people. */
export const fewestInGroup = 100
const usual = { people: fewestInGroup, answers: fewestToJudge }
const mostAttempts = 20_000

export interface ItemDifference extends Difference {
  group: string
  hash: string
  itemId: string
  stem: string
  /** Answers by people of the group, and by the others. */
  answers: [ofGroup: number, ofOthers: number]
}

export interface GroupDifferences {
  /** Everyone with a first attempt, in any group or none. */
  people: number
  groups: { group: string; people: number }[]
  items: ItemDifference[]
}

interface Cell {
  group: string | null
  hash: string
  stratum: number
  right: number
  count: number
}

const groupings: Record<Grouping, Prisma.Sql> = {
  course: Prisma.sql`select id, course_id as "group" from taken`,
  language: Prisma.sql`select t.id, l.language as "group" from taken t
    join declared_language l on l.account_id = t.account_id`,
  organization: Prisma.sql`select distinct t.id, m.organization_id::text as "group" from taken t
    join membership_period m on m.account_id = t.account_id and m.role = 'learner'
      and m.started_at <= t.submitted_at and (m.ended_at is null or m.ended_at > t.submitted_at)`,
}

/** Compares the latest first attempts at whole forms of a quiz: each group with everyone else at the same score. */
export async function findGroupDifferences(
  _administrator: Administrator,
  { unitId, by, fewest = usual }: { unitId: string; by: Grouping; fewest?: typeof usual },
): Promise<GroupDifferences> {
  const taken = Prisma.sql`taken as materialized (
    select id, account_id, course_id, submitted_at, floor(raw)::int as stratum, credits from submitted_attempt
    where unit_id = ${unitId} and ordinal = 1 and not asks_duties_alone order by submitted_at desc limit ${mostAttempts}
  ), grouped as materialized (${groupings[by]})`
  const sizes = await query<{ group: string | null; people: number }>`
    with ${taken}
    select null as "group", count(*)::int as people from taken
    union all select "group", count(*)::int from grouped group by 1 having count(*) >= ${fewest.people}`
  const people = sizes.find(({ group }) => group === null)?.people ?? 0
  const groups = sizes.flatMap(({ group, people: own }) =>
    group !== null && people - own >= fewest.people ? [{ group, people: own }] : [],
  )
  if (groups.length === 0) return { people, groups, items: [] }
  const [cells, texts] = await Promise.all([
    query<Cell>`
      with ${taken}, of_groups as (select id, null as "group" from taken union all select id, "group" from grouped)
      select g."group", i.item_hash as hash, t.stratum, count(*)::int as count,
        (count(*) filter (where (t.credits->>(i.position - 1))::float8 > 1 - 1e-9))::int as right
      from taken t join of_groups g on g.id = t.id join drawn_item i on i.attempt_id = t.id group by 1, 2, 3`,
    query<{ hash: string; itemId: string; stem: string }>`
      select distinct v.hash, v.item_id as "itemId", v.item->>'stem' as stem
      from item_statistic s join item_content v on v.hash = s.item_hash where s.unit_id = ${unitId}`,
  ])
  const ofHash = new Map<string, Cell[]>()
  for (const cell of cells) ofHash.set(cell.hash, [...(ofHash.get(cell.hash) ?? []), cell])
  const items = texts.flatMap((text) =>
    groups.flatMap(({ group }) => compare(ofHash.get(text.hash) ?? [], { ...text, group }, fewest.answers)),
  )
  const order = 'CBA'
  return {
    people,
    groups,
    items: items.sort((a, b) => order.indexOf(a.size) - order.indexOf(b.size) || Math.abs(b.delta) - Math.abs(a.delta)),
  }
}

function compare(
  cells: readonly Cell[],
  about: Pick<ItemDifference, 'group' | 'hash' | 'itemId' | 'stem'>,
  fewest: number,
): ItemDifference[] {
  const own = new Map(cells.filter((one) => one.group === about.group).map((one) => [one.stratum, one]))
  const all = cells.filter((one) => one.group === null)
  const strata = all.map(({ stratum, right, count }): Stratum => {
    const mine = own.get(stratum) ?? { right: 0, count: 0 }
    const others = { right: right - mine.right, count: count - mine.count }
    return {
      group: { right: mine.right, wrong: mine.count - mine.right },
      others: { right: others.right, wrong: others.count - others.right },
    }
  })
  const answers = (who: 'group' | 'others') => strata.reduce((sum, one) => sum + one[who].right + one[who].wrong, 0)
  const counts: ItemDifference['answers'] = [answers('group'), answers('others')]
  if (Math.min(...counts) < fewest) return []
  const found = differenceOf(strata)
  return found ? [{ ...about, ...found, answers: counts }] : []
}

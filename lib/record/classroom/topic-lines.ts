import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { hoursOf } from './hours-of'
import { topicBreakSource } from './topics'

interface TopicRow {
  topic: string
  sessions: number
  minutes: number
  people: number
  attended: number
}

/** The first and last day, `2027-01-31`. */
export interface TopicPeriod {
  from?: string | undefined
  until?: string | undefined
}

/** Columns of `topicLines` with numbers. */
export const numericTopics = [1, 2, 3, 4]

/**
 * The hours of classroom sessions by topic, by name. A session with several topics counts in full for each: nobody recorded how its hours were divided.
 */
export async function* topicLines(
  { organizationId }: Coordinator,
  { from, until }: TopicPeriod,
): AsyncGenerator<string[]> {
  yield ['Topic', 'Sessions', 'Hours of sessions', 'People', 'Hours attended by all']
  const rows = await query<TopicRow>`
    with topic as (
      select s.id, s.minutes, lower(btrim(t.name)) as key, min(btrim(t.name)) as name
      from classroom_session s
      cross join lateral regexp_split_to_table(coalesce(nullif(btrim(s.topics), ''), s.title), ${topicBreakSource}) as t(name)
      where s.organization_id = ${organizationId}::uuid and s.withdrawn_at is null and btrim(t.name) <> ''
        ${from ? Prisma.sql`and s.held_on >= ${from}::date` : Prisma.empty}
        ${until ? Prisma.sql`and s.held_on <= ${until}::date` : Prisma.empty}
      group by s.id, s.minutes, lower(btrim(t.name))
    ), held as (
      select key, min(name) as topic, count(*)::int as sessions, sum(minutes)::int as minutes from topic group by key
    )
    select h.topic, h.sessions, h.minutes, count(distinct a.account_id)::int as people,
      coalesce(sum(a.minutes), 0)::int as attended
    from held h join topic t on t.key = h.key
    left join current_attendance a on a.session_id = t.id and a.minutes > 0
    group by h.key, h.topic, h.sessions, h.minutes order by h.key`
  for (const { topic, sessions, minutes, people, attended } of rows)
    yield [topic, String(sessions), hoursOf({ minutes }), String(people), hoursOf({ minutes: attended })]
}

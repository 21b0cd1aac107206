import type { Quiz } from '@/lib/content/course/schema'
import type { Panel } from '@/lib/content/quiz/schema'
import type { Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { storedPassRule } from './schema'

/** The panel that set the cut of the latest whole form. An attempt on duties alone has no cut of its own. */
export async function findPanel({ accountId }: Subject, quiz: Pick<Quiz, 'id'> | undefined): Promise<Panel | null> {
  if (!quiz) return null
  const [row] = await query<{ rule: unknown }>`
    select pass_rule as rule from attempt
    where account_id = ${accountId}::uuid and unit_id = ${quiz.id} and submitted_at is not null and not pass_rule ? 'duties'
    order by ordinal desc limit 1`
  return (row && storedPassRule.parse(row.rule).panel) ?? null
}

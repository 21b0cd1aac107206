import { query } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'

/** More than a room has. */
const mostVotes = 500

/** Needs the code but no account. A phone's first vote counts. False: the question is closed, or has no such choice. */
export async function vote(
  room: { groupId: string; question: number; choices: readonly { id: string }[] },
  { phone, choice }: { phone: string; choice: string },
): Promise<boolean> {
  const { groupId, question, choices } = room
  if (!choices.some(({ id }) => id === choice)) return false
  const open = await query`
    with open as (
      select id from group_session where id = ${groupId}::uuid and question = ${question} and is_open for share
    ), added as (
      insert into group_vote (group_id, question, phone_hash, choice)
      select id, ${question}::int, ${hashSecret(`${groupId} ${phone}`)}, ${choice} from open
      where (select count(*) from group_vote where group_id = ${groupId}::uuid and question = ${question}) < ${mostVotes}
      on conflict do nothing
    )
    select from open`
  return open.length > 0
}

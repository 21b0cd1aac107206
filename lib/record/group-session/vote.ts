import { query } from '@/lib/platform/db'
import { takeTry } from '@/lib/platform/limit/rate-limit'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { findOwnVote, type GroupView } from './queries'

/** More than a room has. */
const mostVotes = 500
/** Phones behind one address, on one question: a room shares one, and one client can join as many phones. */
export const perNetwork = { name: 'vote', limit: 100, windowMinutes: 24 * 60 }

export type Voted = 'counted' | 'closed' | 'too-many'

interface Vote {
  /** From phone.ts. */
  phone: string
  network: string
  choice: string
}

/** Needs the code but no account. A phone's first vote counts. `closed`: also for a choice that the question doesn't have. */
export async function vote(
  group: GroupView,
  choices: readonly { id: string }[],
  { phone, network, choice }: Vote,
  world = systemWorld,
): Promise<Voted> {
  const { id, question } = group
  if (!choices.some((one) => one.id === choice)) return 'closed'
  if ((await findOwnVote(group, phone)) !== null) return 'counted'
  if (!(await takeTry(perNetwork, `${id} ${question} ${network}`, world.now()))) return 'too-many'
  const open = await query`
    with open as (
      select id from group_session where id = ${id}::uuid and question = ${question} and is_open for share
    ), added as (
      insert into group_vote (group_id, question, phone_hash, choice)
      select id, ${question}::int, ${hashSecret(`${id} ${phone}`)}, ${choice} from open
      where (select count(*) from group_vote where group_id = ${id}::uuid and question = ${question}) < ${mostVotes}
      on conflict do nothing
    )
    select from open`
  return open.length > 0 ? 'counted' : 'closed'
}

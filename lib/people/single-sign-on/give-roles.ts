import { record } from '@/lib/audit/record'
import { provider as actor } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/end-membership'
import { startMembership } from '@/lib/people/organization/membership'
import { query, type Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import type { Provider } from './queries'
import type { Vouched } from './schema'

type Role = 'learner' | 'coordinator'

const actions = { learner: 'organization.joined', coordinator: 'organization.coordinator-made' } as const

interface Period {
  membershipId: string
  isLive: boolean
  givenBy: string | null
  /** The provider ended it, not a person. */
  endedByProvider: boolean
}

/** Everyone joins the provider's organization; its groups make coordinators, and no longer being in one ends that. */
export async function giveRoles(
  tx: Transaction,
  provider: Provider,
  { accountId, groups }: { accountId: string; groups: Vouched['groups'] },
  world: World,
): Promise<void> {
  const { organizationId } = provider
  if (organizationId === null) return
  const whose = { organizationId, accountId }
  await give(tx, provider, { ...whose, role: 'learner' }, world)
  const coordinates = provider.coordinatorGroups.some((group) => groups.includes(group))
  if (coordinates) await give(tx, provider, { ...whose, role: 'coordinator' }, world)
  else await endGiven(tx, provider, whose, world)
}

interface Whose {
  organizationId: string
  accountId: string
}

async function findNewest(tx: Transaction, { organizationId, accountId }: Whose, role: Role): Promise<Period | null> {
  const [period] = await query(tx)<Period>`
    select m.id::text as "membershipId", m.ended_at is null as "isLive", r.provider_id::text as "givenBy",
      r.ended_at is not null as "endedByProvider"
    from membership_period m left join sign_on_role r on r.membership_id = m.id
    where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid and m.role::text = ${role}
    order by m.ended_at is null desc, m.started_at desc limit 1`
  return period ?? null
}

/** A role that a person ended stays ended, whatever the provider says. */
async function give(tx: Transaction, provider: Provider, whose: Whose & { role: Role }, world: World): Promise<void> {
  const newest = await findNewest(tx, whose, whose.role)
  if (newest && (newest.isLive || !newest.endedByProvider)) return
  await startMembership(tx, actor, whose, world)
  const given = await findNewest(tx, whose, whose.role)
  if (!given?.isLive) return
  const now = world.now()
  const { membershipId } = given
  await tx.signOnRole.create({ data: { membershipId, providerId: provider.id, givenAt: now } })
  const about = { subjectId: whose.accountId, object: `organization:${whose.organizationId}` }
  const details = { providerId: provider.id, membershipId }
  await record(tx, { action: actions[whose.role], actor, ...about, details }, now)
}

async function endGiven(tx: Transaction, provider: Provider, whose: Whose, world: World): Promise<void> {
  const newest = await findNewest(tx, whose, 'coordinator')
  if (!newest?.isLive || newest.givenBy !== provider.id) return
  const { membershipId } = newest
  const now = world.now()
  const ending = { ...whose, role: 'coordinator', action: 'organization.coordinator-removed' } as const
  const reason = `${provider.name} no longer lists a group that coordinates.`
  await endMembership(tx, actor, { ...ending, reason, details: { providerId: provider.id } }, now)
  await tx.signOnRole.update({ where: { membershipId }, data: { endedAt: now } })
}

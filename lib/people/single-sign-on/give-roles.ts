import { record } from '@/lib/audit/log/record'
import { provider as actor } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { endMembership } from '@/lib/people/organization/membership/end-membership'
import { startMembership } from '@/lib/people/organization/membership/membership'
import { query, type Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import type { Provider } from './queries'
import type { Vouched } from './schema'

type Role = 'learner' | 'coordinator'

const actions = { learner: 'organization.joined', coordinator: 'organization.coordinator-made' } as const

interface Period {
  membershipId: string
  isLive: boolean
  /** The provider ended it, not a person. */
  endedByProvider: boolean
}

/**
 * Everyone joins the provider's organization, and its groups make coordinators. A provider of the site gives what its groups
 * say, in any organization, and never the administration. A coordinator's role needs a confirmed address, and ends without
 * the group; learners stay.
 */
export async function giveRoles(
  tx: Transaction,
  provider: Provider,
  { accountId, groups }: { accountId: string; groups: Vouched['groups'] },
  world: World,
): Promise<void> {
  const wanted = wantedRoles(provider, groups)
  const mayCoordinate = await isConfirmed(tx, accountId)
  for (const { organizationId, role } of wanted) {
    if (role === 'learner' || mayCoordinate) await give(tx, provider, { organizationId, accountId, role }, world)
  }
  const coordinated = wanted.filter(({ role }) => role === 'coordinator').map(({ organizationId }) => organizationId)
  await endGiven(tx, provider, { accountId, except: coordinated }, world)
}

function wantedRoles(provider: Provider, groups: string[]): { organizationId: string; role: Role }[] {
  const { organizationId } = provider
  if (organizationId === null) return provider.roles.filter(({ group }) => groups.includes(group))
  const coordinates = provider.coordinatorGroups.some((group) => groups.includes(group))
  const learner = { organizationId, role: 'learner' } as const
  return coordinates ? [learner, { organizationId, role: 'coordinator' }] : [learner]
}

interface MemberKey {
  organizationId: string
  accountId: string
}

async function findNewest(
  tx: Transaction,
  { organizationId, accountId }: MemberKey,
  role: Role,
): Promise<Period | null> {
  const [period] = await query(tx)<Period>`
    select m.id::text as "membershipId", m.ended_at is null as "isLive",
      r.ended_at is not null as "endedByProvider"
    from membership_period m left join sign_on_role r on r.membership_id = m.id
    where m.organization_id = ${organizationId}::uuid and m.account_id = ${accountId}::uuid and m.role::text = ${role}
    order by m.ended_at is null desc, m.started_at desc limit 1`
  return period ?? null
}

/** A role that a person ended stays ended, whatever the provider says. */
async function give(
  tx: Transaction,
  provider: Provider,
  membership: MemberKey & { role: Role },
  world: World,
): Promise<void> {
  const newest = await findNewest(tx, membership, membership.role)
  if (newest && (newest.isLive || !newest.endedByProvider)) return
  const started = await startMembership(tx, actor, membership, world)
  const given = await findNewest(tx, membership, membership.role)
  if (!given?.isLive) return
  const now = world.now()
  const { membershipId } = given
  await tx.signOnRole.create({ data: { membershipId, providerId: provider.id, givenAt: now } })
  const about = { subjectId: membership.accountId, object: `organization:${membership.organizationId}` }
  const details = { providerId: provider.id, membershipId, ...started }
  await record(tx, { action: actions[membership.role], actor, ...about, details }, now)
}

async function endGiven(
  tx: Transaction,
  provider: Provider,
  { accountId, except }: { accountId: string; except: string[] },
  world: World,
): Promise<void> {
  const given = await query(tx)<{ membershipId: string; organizationId: string }>`
    select m.id::text as "membershipId", m.organization_id::text as "organizationId"
    from sign_on_role r join membership_period m on m.id = r.membership_id
    where r.provider_id = ${provider.id}::uuid and m.account_id = ${accountId}::uuid
      and m.role = 'coordinator' and m.ended_at is null and not m.organization_id::text = any(${except})`
  const now = world.now()
  for (const { membershipId, organizationId } of given) {
    const reason = `${provider.name} no longer lists a group that coordinates.`
    const ending = { organizationId, accountId, reason, details: { providerId: provider.id } }
    await endMembership(tx, actor, { action: 'organization.coordinator-removed', ...ending }, now)
    await tx.signOnRole.update({ where: { membershipId }, data: { endedAt: now } })
  }
}

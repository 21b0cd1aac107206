import type { Coordinator } from '@/lib/people/account/actor'
import { acceptedUnder } from '@/lib/people/member-invitation/accepted-under'
import { listLiveInvitations } from '@/lib/people/member-invitation/live-invitations'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { findIdentifierRule, type IdentifierRuleView } from '@/lib/people/organization/identifier-rule'
import type { DetailsChange } from '@/lib/people/organization/membership/apply-details'
import { lockMembers } from '@/lib/people/organization/membership/lock-members'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import { query, type Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

export interface Member {
  membershipId: string
  accountId: string
  name: string
  emailKey: string
  isConfirmed: boolean
  details: DetailsChange['to']
}

export type Invited = Awaited<ReturnType<typeof listLiveInvitations>>[number]

export interface Roster {
  /** People who have one of the keys. */
  learners: Member[]
  byEmail: Map<string, Member>
  byIdentifier: Map<string, Member>
  /** By `nameKey`, for rows that tell nothing else: everyone who has the name here, or was invited under it. */
  byName: Map<string, (Member | Invited)[]>
  /** Accounts of people in any role, by address or identifier. */
  anyone: Map<string, string>
  /** The same people and open invitations by name; `key`: an address or identifier. */
  named: { name: string; key: string }[]
  /** Ids by name in lower case. */
  divisions: Map<string, string>
  /** Names of divisions and people by id. */
  names: Map<string, string>
  rule: IdentifierRuleView | null
  invited: Invited[]
  /** By address or identifier. */
  invitedBy: Map<string, Invited>
}

/** Addresses and identifiers of a list's rows; names, as `nameKey`, of rows that have neither. */
export interface RowKeys {
  keys: readonly string[]
  names: readonly string[]
}

/** The learners who have one of the names, or joined by an invitation under it. */
function namedAs(coordinator: Coordinator, names: readonly string[]): Prisma.Sql {
  const { organizationId } = coordinator
  return Prisma.sql`
    select account_id, name_key from current_learner
    where organization_id = ${organizationId}::uuid and name_key = any(${[...names]}::text[])
    union select l.account_id, i.name_key from (${acceptedUnder(coordinator, names)}) i
    join current_learner l on l.organization_id = ${organizationId}::uuid and l.account_id = i.account_id`
}

/**
 * The learners who have one of the addresses, identifiers or names. `offset 0` makes Postgres look up each one: it expects far more
 * rows, and would read the organization instead.
 */
function holdersOf(coordinator: Coordinator, { keys, names }: RowKeys): Prisma.Sql {
  const { organizationId } = coordinator
  const learnerWith = (value: Prisma.Sql) => Prisma.sql`
    select l.account_id from unnest(${[...keys]}::text[]) k(key) cross join lateral (
      select account_id from current_learner
      where organization_id = ${organizationId}::uuid and identifier <> '' and ${value} = k.key offset 0
    ) l`
  return Prisma.sql`
    select l.account_id from unnest(${[...keys]}::text[]) k(key) join account_address a on a.email_key = k.key
    cross join lateral (
      select account_id from current_learner
      where organization_id = ${organizationId}::uuid and account_id = a.id offset 0
    ) l
    union ${learnerWith(Prisma.sql`lower(identifier)`)}
    union ${learnerWith(Prisma.sql`identifier`)}
    union select account_id from (${namedAs(coordinator, names)}) n`
}

export async function lockHolders(tx: Statements, coordinator: Coordinator, keys: RowKeys): Promise<void> {
  const holders = await query(tx)<{ id: string }>`
    select account_id::text as id from (${holdersOf(coordinator, keys)}) holder`
  await lockMembers(
    tx,
    coordinator,
    holders.map(({ id }) => id),
  )
}

/** Looks up the addresses, identifiers and names of a list by indexes, so that its cost doesn't grow with the organization. */
export async function readRoster(
  on: Statements,
  coordinator: Coordinator,
  { keys, now }: { keys: RowKeys; now: Date },
): Promise<Roster> {
  const { organizationId } = coordinator
  const found = await query(on)<Omit<Member, 'details'> & DetailsChange['to']>`
    select m.membership_id::text as "membershipId", m.account_id::text as "accountId", m.name, m.email_key as "emailKey",
      exists (select from confirmed_account c where c.id = m.account_id) as "isConfirmed", m.rank, m.identifier, coalesce(m.hired_on::text, '') as "hiredOn",
      coalesce(m.supervisor_id::text, '') as "supervisorId", coalesce(m.division_id::text, '') as "divisionId"
    from (${holdersOf(coordinator, keys)}) found cross join lateral (
      select l.*, a.name, a.email_key from current_learner l join account_address a on a.id = l.account_id
      where l.organization_id = ${organizationId}::uuid and l.account_id = found.account_id offset 0
    ) m order by m.name_key, m.account_id`
  const learners = found.map(({ membershipId, accountId, name, emailKey, isConfirmed, ...details }) => ({
    ...{ membershipId, accountId, name, emailKey, isConfirmed },
    details,
  }))
  const coordinators = await query(on)<{ accountId: string; name: string; emailKey: string }>`
    select m.account_id::text as "accountId", a.name, a.email_key as "emailKey"
    from membership_period m join account_address a on a.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.role = 'coordinator' and m.ended_at is null`
  const byIdentifier = new Map(
    learners.flatMap((one): [string, Member][] =>
      one.details.identifier ? [[one.details.identifier.toLowerCase(), one]] : [],
    ),
  )
  const named = [...byIdentifier].map(([identifier, { accountId }]): [string, string] => [identifier, accountId])
  const addressed = [...coordinators, ...learners].map(({ accountId, emailKey }): [string, string] => [
    emailKey,
    accountId,
  ])
  const invited = await listLiveInvitations(on, coordinator, now)
  const held = await query(on)<{ accountId: string; name: string }>`
    select account_id::text as "accountId", name_key as name from (${namedAs(coordinator, keys.names)}) n`
  const divisions = await listDivisions(coordinator, on)
  return {
    learners,
    byEmail: new Map(learners.map((one) => [one.emailKey, one])),
    byIdentifier,
    byName: groupByName(learners, held, invited),
    anyone: new Map([...named, ...addressed]),
    named: [...coordinators, ...learners, ...invited].map((one) => ({
      name: one.name,
      key: one.emailKey || ('identifier' in one ? one.identifier.toLowerCase() : ''),
    })),
    divisions: new Map(divisions.map(({ id, name }) => [name.toLowerCase(), id])),
    names: new Map([
      ...divisions.map(({ id, name }): [string, string] => [id, name]),
      ...[...coordinators, ...learners].map(({ accountId, name }): [string, string] => [accountId, name]),
    ]),
    rule: await findIdentifierRule(coordinator, on),
    invited,
    invitedBy: new Map(
      invited.flatMap((one): [string, Invited][] =>
        [one.identifier.toLowerCase(), one.emailKey].filter((key) => key !== '').map((key) => [key, one]),
      ),
    ),
  }
}

function groupByName(
  learners: readonly Member[],
  held: readonly { accountId: string; name: string }[],
  invited: readonly Invited[],
): Roster['byName'] {
  const members = new Map(learners.map((one) => [one.accountId, one]))
  const groups: Roster['byName'] = new Map()
  const add = (name: string, one: Member | Invited) => groups.set(name, [...(groups.get(name) ?? []), one])
  for (const { accountId, name } of held) {
    const member = members.get(accountId)
    if (member) add(name, member)
  }
  for (const one of invited) add(nameKey(one.name), one)
  return groups
}

import type { Coordinator } from '@/lib/people/account/actor'
import { listLiveInvitations } from '@/lib/people/member-invitation/live-invitations'
import type { DetailsChange } from '@/lib/people/organization/apply-details'
import { listDivisions } from '@/lib/people/organization/divisions'
import { findIdentifierRule, type IdentifierRuleView } from '@/lib/people/organization/identifier-rule'
import { query, type Statements } from '@/lib/platform/db'

export interface Member {
  membershipId: string
  accountId: string
  name: string
  emailKey: string
  details: DetailsChange['to']
}

export type Invited = Awaited<ReturnType<typeof listLiveInvitations>>[number]

export interface Roster {
  learners: Member[]
  byEmail: Map<string, Member>
  byIdentifier: Map<string, Member>
  /** Accounts of people in any role, by address or identifier. */
  anyone: Map<string, string>
  /** Ids by name in lower case. */
  divisions: Map<string, string>
  rule: IdentifierRuleView | null
  invited: Invited[]
  /** By address or identifier. */
  invitedBy: Map<string, Invited>
}

export async function readRoster(on: Statements, coordinator: Coordinator, now: Date): Promise<Roster> {
  const { organizationId } = coordinator
  const found = await query(on)<Omit<Member, 'details'> & DetailsChange['to']>`
    select m.membership_id::text as "membershipId", m.account_id::text as "accountId", a.name, a.email_key as "emailKey",
      m.rank, m.identifier, coalesce(m.hired_on::text, '') as "hiredOn",
      coalesce(m.supervisor_id::text, '') as "supervisorId", coalesce(m.division_id::text, '') as "divisionId"
    from current_learner m join account_address a on a.id = m.account_id
    where m.organization_id = ${organizationId}::uuid order by m.name_key, m.account_id`
  const learners = found.map(({ membershipId, accountId, name, emailKey, ...details }) => ({
    ...{ membershipId, accountId, name, emailKey },
    details,
  }))
  const coordinators = await query(on)<{ accountId: string; emailKey: string }>`
    select m.account_id::text as "accountId", a.email_key as "emailKey"
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
  const divisions = await listDivisions(coordinator, on)
  return {
    learners,
    byEmail: new Map(learners.map((one) => [one.emailKey, one])),
    byIdentifier,
    anyone: new Map([...named, ...addressed]),
    divisions: new Map(divisions.map(({ id, name }) => [name.toLowerCase(), id])),
    rule: await findIdentifierRule(coordinator, on),
    invited,
    invitedBy: new Map(
      invited.flatMap((one): [string, Invited][] =>
        [one.identifier.toLowerCase(), one.emailKey].filter((key) => key !== '').map((key) => [key, one]),
      ),
    ),
  }
}

import { personName } from '@/lib/people/account/person-name'
import { emailAddress } from '@/lib/people/account/schema'
import type { Invitee } from '@/lib/people/member-invitation/invite-members'
import type { CellReader } from './read-cells'
import { type RowProblem, readDetails } from './read-details'
import type { Invited, Roster } from './read-roster'
import type { FindByName } from './supervisor-names'

export interface PlannedInvitation {
  /** Null: a new one. */
  invitationId: string | null
  to: Invitee
  before: Pick<Invitee, 'identifier' | 'email' | 'divisionId'>
}

interface Planned {
  state: 'new' | 'invited' | 'error'
  problems: RowProblem[]
  warnings: RowProblem[]
  /** Null: it stays as it is. */
  invitation: PlannedInvitation | null
}

interface Row {
  cell: CellReader
  listed: ReadonlySet<string>
  isHere: boolean
  findByName: FindByName
}

/**
 * A row for someone who is not here, or only by an unconfirmed address (`isHere`). `listed`: the addresses and identifiers of
 * the whole list.
 */
export function planInvitation(
  roster: Roster,
  invited: Invited | undefined,
  { cell, listed, isHere, findByName }: Row,
): Planned {
  const own = [cell('email').toLowerCase(), cell('identifier').toLowerCase()]
  const isSupervisor = (key: string) =>
    !own.includes(key) && (roster.anyone.has(key) || roster.invitedBy.has(key) || listed.has(key))
  const { identifier = '', email = '', divisionId = '' } = invited ?? {}
  const before = { identifier, email, divisionId }
  const { to, problems, warnings } = readDetails(roster, { cell, before: identifier, isSupervisor, findByName })
  const texts = { name: invited?.name ?? '', email }
  const rules = { name: personName, email: emailAddress }
  for (const field of ['name', 'email'] as const) {
    if (!cell(field)) continue
    const parsed = rules[field].safeParse(cell(field))
    if (parsed.success) texts[field] = parsed.data
    else if (field === 'email' && (cell('name') || (to.identifier ?? identifier) !== '')) {
      const message = 'This is no address that mail can reach. It is left out, and a printed code invites them.'
      warnings.push({ field, message })
    } else problems.push({ field, message: parsed.error.issues[0]?.message ?? '' })
  }
  if (!cell('name') && !invited) {
    const who = isHere
      ? 'Someone joined with this address but has not confirmed it.'
      : 'No one here has this address or identifier.'
    problems.push({ field: 'name', message: `${who} Add a name to invite them.` })
  }
  if (problems.length > 0) return { state: 'error', problems, warnings, invitation: null }
  if (!invited) {
    const nothing = { rank: '', identifier: '', hiredOn: '', supervisor: '', divisionId: '' }
    return {
      state: 'new',
      problems,
      warnings,
      invitation: { invitationId: null, to: { ...nothing, ...to, ...texts }, before },
    }
  }
  const { id, emailKey: _, ...stored } = invited
  const wanted = { ...stored, ...to, ...texts }
  const isSame = (Object.keys(stored) as (keyof Invitee)[]).every((field) => wanted[field] === stored[field])
  return { state: 'invited', problems, warnings, invitation: isSame ? null : { invitationId: id, to: wanted, before } }
}

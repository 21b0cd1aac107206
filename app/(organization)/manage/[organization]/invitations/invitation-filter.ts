import { type InvitationFilter, invitationStates } from '@/lib/people/member-invitation/open-invitations'
import { isUuid } from '@/lib/platform/id'

/** A page has 50 rows. */
const mostChosen = 150

export interface InvitationSearch {
  text: string
  /** Empty: all. */
  state: (typeof invitationStates)[number] | ''
  after: string | undefined
}

/** Ignores invalid values. */
export function readInvitationView(query: URLSearchParams): InvitationSearch {
  const after = query.get('after') ?? ''
  return {
    text: (query.get('text') ?? '').slice(0, 200).replaceAll('\0', '').trim(),
    state: invitationStates.find((one) => one === query.get('state')) ?? '',
    after: isUuid(after) ? after : undefined,
  }
}

export function filterOf({ text, state }: InvitationSearch): InvitationFilter {
  return { text, ...(state && { states: [state] }) }
}

/** For links. */
export function invitationQuery({ text, state }: InvitationSearch, after?: string): string {
  const params = new URLSearchParams()
  if (text) params.set('text', text)
  if (state) params.set('state', state)
  if (after) params.set('after', after)
  return params.toString()
}

export function chosenInvitations(form: URLSearchParams): string[] {
  return [...new Set(form.getAll('invitation').filter(isUuid))].slice(0, mostChosen)
}

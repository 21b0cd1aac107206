import type { OpenInvitation } from '@/lib/people/member-invitation/open-invitations'
import type { DivisionView } from '@/lib/people/organization/division/divisions'

const codesOnPage = 10

/** One printed page: codes of one division, or of people in none. */
export interface CodePage {
  /** Null for people in none. */
  division: string | null
  codes: readonly OpenInvitation[]
  /** The place of the first code in its division, from 1. */
  from: number
  /** All codes of the division. */
  of: number
}

/** Divisions in the order of their tree, then people in none, who also are those of an archived division; each by name. */
export function codePages(invitations: readonly OpenInvitation[], divisions: readonly DivisionView[]): CodePage[] {
  const live = new Set(divisions.map(({ id }) => id))
  const groups = [
    ...divisions.map(({ id, name }) => ({
      division: name,
      codes: invitations.filter(({ divisionId }) => divisionId === id),
    })),
    { division: null, codes: invitations.filter(({ divisionId }) => !divisionId || !live.has(divisionId)) },
  ]
  return groups.flatMap(({ division, codes }) =>
    Array.from({ length: Math.ceil(codes.length / codesOnPage) }, (_, page) => ({
      division,
      codes: codes.slice(page * codesOnPage, (page + 1) * codesOnPage),
      from: page * codesOnPage + 1,
      of: codes.length,
    })),
  )
}

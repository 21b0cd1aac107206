interface Mailed {
  id: string
  mailings: number
}

/** The newest mailing. */
export function invitationMailEffect({ id, mailings }: Mailed): string {
  return `member-invitation:${id}:${mailings}`
}

/** One for each mailing of an invitation. */
export function invitationMailEffects({ id, mailings }: Mailed): string[] {
  return Array.from({ length: mailings }, (_, index) => invitationMailEffect({ id, mailings: index + 1 }))
}

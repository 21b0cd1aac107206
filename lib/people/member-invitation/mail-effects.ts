/** One for each mailing of an invitation. */
export function invitationMailEffects({ id, mailings }: { id: string; mailings: number }): string[] {
  return Array.from({ length: mailings }, (_, index) => `member-invitation:${id}:${index + 1}`)
}

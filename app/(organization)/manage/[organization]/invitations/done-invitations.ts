const invitations = (count: number) => (count === 1 ? '1 invitation' : `${count} invitations`)

/** Null for a value this site never sends. */
export function invitationsDone(query: URLSearchParams): string | null {
  const done = query.get('done')
  if (done === 'none') return 'Choose people first: tick the boxes before their names.'
  const [, verb, ...counts] = /^(ended|mailed)-(\d{1,6})(?:-(\d{1,3}))?$/.exec(done ?? '') ?? []
  const [count = 0, others = 0] = counts.map(Number)
  if (verb === 'ended') return `${invitations(count)} ended. ${count === 1 ? 'Its code' : 'Their codes'} can’t be used.`
  if (verb !== 'mailed') return null
  const why = others > 0 ? ' The others have no address, have expired, or were mailed within a day.' : ''
  return `${invitations(count)} mailed.${why}`
}

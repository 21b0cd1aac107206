import type { EndedRole } from '@/lib/people/role/queries'
import { dayInWords } from '@/lib/platform/words'

const words: Record<EndedRole['role'], string> = {
  learner: 'Learner',
  coordinator: 'Coordinator',
  administrator: 'Administrator',
}

/** For the list of facts on the account page: empty for a person whose roles all continue. */
export function endedFacts(ended: readonly EndedRole[], timeZone: string) {
  if (ended.length === 0) return []
  const detail = ended.map(({ role, organization, endedAt, reason }) => (
    <p key={endedAt.toISOString()}>
      {words[role]}
      {organization && ` of ${organization}`}, until {dayInWords(endedAt, timeZone)}
      {reason && `. Reason: ${reason}`}
    </p>
  ))
  return [{ term: 'Ended roles', detail }]
}

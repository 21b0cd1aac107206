import type { EndedRole } from '@/lib/people/role/queries'
import { dayInWords } from '@/lib/platform/words'

const words: Record<EndedRole['role'], string> = {
  learner: 'Learner',
  coordinator: 'Coordinator',
  administrator: 'Administrator',
}

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

import { FactList } from '@/app/_ui/fact-list'
import type { Coordinator } from '@/lib/people/account/actor'
import type { AcceptedInvitation } from '@/lib/people/member-invitation/queries'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import type { CurrentPerson } from './load-person'

type Props = CurrentPerson['details'] & { coordinator: Coordinator }

export function PersonFacts({ coordinator, details, rule, leaving, invited }: Props) {
  const { identifier, rank, division, hiredOn, supervisor, changedAt, changedBy } = details
  const facts = [
    { term: rule?.label ?? 'Identifier', detail: identifier },
    { term: 'Rank or role', detail: rank },
    { term: 'Division', detail: division },
    { term: 'Hired on', detail: hiredOn && dateInWords(hiredOn) },
    { term: 'Supervisor', detail: supervisor },
    { term: 'Last day', detail: leaving && `${dateInWords(leaving.lastDay)}. ${leaving.reason}` },
    { term: 'Invitation', detail: invited && invitationWords(invited, coordinator) },
    {
      term: 'Last changed',
      detail: changedAt && `${dayInWords(changedAt, coordinator.timeZone)}, by ${changedBy ?? 'someone who left'}`,
    },
  ].filter(({ detail }) => detail)
  return facts.length > 0 && <FactList facts={facts} />
}

const fieldNames: Record<AcceptedInvitation['leftOut'][number], string> = {
  identifier: 'the identifier, which someone else has',
  divisionId: 'the division, which is archived',
  supervisorId: 'the supervisor, who is not here',
  rank: 'the rank or role, since there was one',
  hiredOn: 'the hire date, since there was one',
}

function invitationWords({ name, acceptedAt, leftOut }: AcceptedInvitation, { timeZone }: Coordinator): string {
  const joined = `Joined on ${dayInWords(acceptedAt, timeZone)} with the invitation for ${name}.`
  if (leftOut.length === 0) return joined
  const words = leftOut.map((field) => fieldNames[field])
  return `${joined} Left out: ${new Intl.ListFormat('en-US').format(words)}.`
}

import type { Flash } from '@/app/_http/flash'
import { FactList } from '@/app/_ui/fact-list'
import type { Coordinator } from '@/lib/people/account/actor'
import { type AcceptedInvitation, findAcceptedInvitation } from '@/lib/people/member-invitation/queries'
import { listEveryone } from '@/lib/people/organization/current-members'
import { listDivisions } from '@/lib/people/organization/divisions'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { findMemberDetails, supervisorOptions } from '@/lib/people/organization/member-details'
import { findPlannedLeaving } from '@/lib/people/organization/planned-ends'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { ActionFold } from './action-fold'
import { DetailsForm } from './details-form'

type Props = Flash & { here: string; coordinator: Coordinator; accountId: string }

const fields = ['identifier', 'rank', 'hiredOn', 'supervisorId', 'divisionId', 'details']
/** A longer list is no help in a select. */
const most = 500

export async function personDetails({ here, coordinator, accountId, ...flash }: Props) {
  const [details, rule, divisions, everyone, leaving, invited] = await Promise.all([
    findMemberDetails(coordinator, accountId),
    findIdentifierRule(coordinator),
    listDivisions(coordinator),
    listEveryone(coordinator, most),
    findPlannedLeaving(coordinator, accountId),
    findAcceptedInvitation(coordinator, accountId),
  ])
  const others = everyone.filter((one) => one.accountId !== accountId)
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
  return {
    list: facts.length > 0 && <FactList facts={facts} />,
    form: (
      <ActionFold title="Rank, identifier, division, hire date, supervisor" fields={fields} {...flash}>
        <DetailsForm
          here={here}
          details={details}
          rule={rule}
          divisions={divisions}
          supervisors={supervisorOptions(details, others)}
          {...flash}
        />
      </ActionFold>
    ),
  }
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

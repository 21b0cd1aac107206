import { Tag, type TagKind } from '@/app/_ui/tag'
import type { InvitationState, OpenInvitation } from '@/lib/people/member-invitation/open-invitations'
import { dayInWords } from '@/lib/platform/words'

export const invitationStateWords: Record<InvitationState, { text: string; kind: TagKind }> = {
  sheet: { text: 'Not mailed', kind: 'neutral' },
  queued: { text: 'Mail is on its way', kind: 'info' },
  mailed: { text: 'Mailed', kind: 'info' },
  failed: { text: 'Mail failed', kind: 'bad' },
  expired: { text: 'Expired', kind: 'warn' },
}

interface Props {
  invitations: readonly OpenInvitation[]
  timeZone: string
  form: string
  areAllChosen: boolean
  isFiltered: boolean
}

const headings = ['Name', 'State', 'Address', 'Identifier', 'Cohort', 'Works until']

/** The boxes belong to the form that acts on the chosen ones. */
export function InvitationTable({ invitations, timeZone, form, areAllChosen, isFiltered }: Props) {
  const caption = 'Open invitations'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="data roster">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="tick">
              <span className="vh">Choose</span>
            </th>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, name, state, mailedAt, email, identifier, cohort, expiresAt }) => (
            <tr key={id}>
              <td className="tick">
                <label>
                  <input type="checkbox" form={form} name="invitation" value={id} defaultChecked={areAllChosen} />
                  <span className="vh">Choose {name}</span>
                </label>
              </td>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>
                <Tag kind={invitationStateWords[state].kind}>{invitationStateWords[state].text}</Tag>{' '}
                {state === 'mailed' && mailedAt && `on ${dayInWords(mailedAt, timeZone)}`}
              </td>
              <td>{email}</td>
              <td>{identifier}</td>
              <td>{cohort}</td>
              <td>{dayInWords(expiresAt, timeZone)}</td>
            </tr>
          ))}
          {invitations.length === 0 && (
            <tr>
              <td className="data-empty" colSpan={headings.length + 1}>
                {isFiltered ? 'No open invitation matches.' : 'No open invitations.'}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

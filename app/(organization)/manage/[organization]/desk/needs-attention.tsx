import { dateInWords } from '@/lib/platform/words'
import type { LatePerson } from '@/lib/training/assignment/late-notes'

interface Props {
  home: string
  flags: number
  /** Other providers' certificates that wait for a decision. */
  waiting: number
  /** The counts stop here. */
  most: number
  invitations: { failed: number; expired: number }
  leaving: readonly { accountId: string; name: string; lastDay: string }[]
  late: readonly LatePerson[]
}

export function NeedsAttention({ home, flags, waiting, most, invitations, leaving, late }: Props) {
  const { failed, expired } = invitations
  return (
    <section>
      <h2>Needs your attention</h2>
      {flags + waiting + failed + expired + leaving.length + late.length === 0 && <p>Nothing right now.</p>}
      <ul>
        {flags > 0 && (
          <li>
            <a href={`${home}/anomalies?state=open`}>
              {flags > most ? `More than ${most}` : flags} open time {flags === 1 ? 'flag' : 'flags'}
            </a>
          </li>
        )}
        {waiting > 0 && (
          <li>
            <a href={`${home}/outside-certificates`}>
              {waiting > most ? `More than ${most}` : waiting} {waiting === 1 ? 'certificate' : 'certificates'} of other
              providers to decide on
            </a>
          </li>
        )}
        {failed > 0 && (
          <li>
            <a href={`${home}/invitations?state=failed`}>
              {failed} {failed === 1 ? 'invitation' : 'invitations'} whose mail failed
            </a>
          </li>
        )}
        {expired > 0 && (
          <li>
            <a href={`${home}/invitations?state=expired`}>
              {expired} expired {expired === 1 ? 'invitation' : 'invitations'}
            </a>
          </li>
        )}
        {late.map(({ id, accountId, name, dueOn, text }) => (
          <li key={id}>
            <a href={`${home}/people/${accountId}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            will be late with a course due by {dateInWords(dueOn)}: “{text}”
          </li>
        ))}
        {leaving.map(({ accountId, name, lastDay }) => (
          <li key={accountId}>
            <a href={`${home}/people/${accountId}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            is leaving. Last day: {dateInWords(lastDay)}.
          </li>
        ))}
      </ul>
    </section>
  )
}

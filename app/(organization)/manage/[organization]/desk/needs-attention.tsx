import { dateInWords } from '@/lib/platform/words'
import type { LatePerson } from '@/lib/training/assignment/late-notes'

interface Props {
  home: string
  flags: number
  /** Other providers' certificates that wait for a decision. */
  waiting: number
  /** The counts stop here. */
  most: number
  invitations: { open: number; failed: number; expired: number }
  /** The people who failed the final and have not passed it since. */
  repeat: { count: number; href: string }
  leaving: readonly { accountId: string; name: string; lastDay: string }[]
  late: readonly LatePerson[]
}

export function NeedsAttention({ home, flags, waiting, most, invitations, repeat, leaving, late }: Props) {
  const { open, failed, expired } = invitations
  const all = flags + waiting + repeat.count + open + failed + expired + leaving.length + late.length
  return (
    <section>
      <h2>Needs your attention</h2>
      {all === 0 && <p>Nothing right now.</p>}
      <ul>
        {repeat.count > 0 && (
          <li>
            <a href={repeat.href}>
              {repeat.count} {repeat.count === 1 ? 'person' : 'people'} failed the final
            </a>{' '}
            and {repeat.count === 1 ? 'has' : 'have'} not passed it yet
          </li>
        )}
        {open > 0 && (
          <li>
            <a href={`${home}/invitations`}>
              {open} invited {open === 1 ? 'person has' : 'people have'} not joined
            </a>
          </li>
        )}
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

import { dateInWords } from '@/lib/platform/words'

interface Props {
  people: string
  flags: number
  /** More flags than this are not counted. */
  most: number
  leaving: readonly { accountId: string; name: string; lastDay: string }[]
}

export function NeedsAttention({ people, flags, most, leaving }: Props) {
  return (
    <section>
      <h2>Needs your attention</h2>
      {flags === 0 && leaving.length === 0 && <p>Nothing right now.</p>}
      <ul>
        {flags > 0 && (
          <li>
            <a href={`${people}/anomalies?state=open`}>
              {flags > most ? `More than ${most}` : flags} open time {flags === 1 ? 'flag' : 'flags'}
            </a>
          </li>
        )}
        {leaving.map(({ accountId, name, lastDay }) => (
          <li key={accountId}>
            <a href={`${people}/people/${accountId}`}>
              <bdi>{name}</bdi>
            </a>{' '}
            is leaving. Last day: {dateInWords(lastDay)}.
          </li>
        ))}
      </ul>
    </section>
  )
}

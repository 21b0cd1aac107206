import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { PlaceView } from '@/lib/people/witness/queries'
import { momentInWords } from '@/lib/platform/words'

/** The places that get checkpoints, and which of them fail. */
export function WitnessTable({ places, timeZone }: { places: readonly PlaceView[]; timeZone: string }) {
  const witnesses = places.filter(({ address }) => /^https?:/.test(address))
  return (
    <>
      <DataTable
        caption="Where each checkpoint is sent"
        columns={[
          { key: 'address', label: 'Place' },
          { key: 'state', label: 'State' },
          { key: 'size', label: 'Has entries up to', numeric: true },
          { key: 'sent', label: 'Last sent' },
          { key: 'error', label: 'Last error' },
        ]}
        rows={places.map(({ address, verifiedBy, size, sentAt, failure }) => ({
          key: address,
          cells: [
            verifiedBy ? `${address} (${verifiedBy})` : address,
            <State key="state" failure={failure} size={size} />,
            size,
            when(sentAt),
            errorOf(failure),
          ],
        }))}
        empty="Checkpoints are sent nowhere: LOG_WITNESSES is empty."
      />
      {witnesses.length > 0 && (
        <p>
          {witnesses.some(({ verifiedBy }) => verifiedBy) &&
            'A witness with a name has signed the newest checkpoint that it has: its signature is verified. '}
          {witnesses.some(({ verifiedBy }) => !verifiedBy) &&
            'The signature of a witness without a key is stored, but not verified.'}
        </p>
      )}
    </>
  )

  function when(at: Date | null): string {
    return at ? momentInWords(at, timeZone) : ''
  }

  function errorOf(failure: PlaceView['failure']): string {
    return failure ? `${failure.error} Next try: ${when(failure.nextAt)}.` : ''
  }
}

function State({ failure, size }: Pick<PlaceView, 'failure' | 'size'>) {
  if (failure) return <Tag kind="bad">{failure.tries === 1 ? 'Failed once' : `Failed ${failure.tries} times`}</Tag>
  return size > 0 ? <Tag kind="good">Sent</Tag> : <Tag kind="info">Waiting</Tag>
}

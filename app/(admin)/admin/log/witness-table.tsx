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
        rows={places.map(({ address, verifiedBy, size, state, sentAt, failure }) => ({
          key: address,
          cells: [
            verifiedBy ? `${address} (${verifiedBy})` : address,
            <State key="state" failure={failure} state={state} />,
            size,
            when(sentAt),
            errorOf(failure),
          ],
        }))}
        empty="Checkpoints are sent nowhere: LOG_WITNESSES is empty."
      />
      <p>For a folder, the table shows what is in it now. For other places, it shows what was last sent.</p>
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

const states = {
  waiting: { kind: 'info', words: 'Waiting' },
  sent: { kind: 'good', words: 'Sent' },
  'read-back': { kind: 'good', words: 'Read back' },
  lacks: { kind: 'bad', words: 'Lacks what was sent' },
  beyond: { kind: 'bad', words: 'Has more than the log' },
} as const

function State({ failure, state }: Pick<PlaceView, 'failure' | 'state'>) {
  if (failure) return <Tag kind="bad">{failure.tries === 1 ? 'Failed once' : `Failed ${failure.tries} times`}</Tag>
  return <Tag kind={states[state].kind}>{states[state].words}</Tag>
}

import { DataTable } from '@/app/_ui/data-table'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import { followUpDays } from '@/lib/record/spaced-practice/follow-up'
import type { FollowUpCounts } from '@/lib/record/spaced-practice/follow-up-counts'
import { followUpInWords } from './words'

/** Sums only, never one person's answer. */
export function FollowUps({ followUps }: { followUps: readonly FollowUpCounts[] }) {
  return (
    <>
      <h2>Did they use it?</h2>
      <ul>
        {followUpDays.map((days) => (
          <li key={days}>
            {followUpInWords(
              days,
              followUps.find((one) => one.days === days),
            )}
          </li>
        ))}
      </ul>
      {followUps.length > 0 && (
        <DataTable
          caption="Did you use it?"
          columns={[
            { key: 'days', label: 'Asked' },
            { key: 'people', label: 'People', numeric: true },
            { key: 'used', label: 'Used something', numeric: true },
            { key: 'no-occasion', label: 'No occasion', numeric: true },
            { key: 'not-used', label: 'Occasion, not used', numeric: true },
          ]}
          rows={followUps.map(({ days, people, used, noOccasion, notUsed }) => ({
            key: String(days),
            cells: [`After ${days} days`, people, used, noOccasion, notUsed],
          }))}
          empty=""
        />
      )}
      <p>
        Asked {followUpDays.join(' and ')} days after a certificate, of any course. People reply freely because nobody
        learns who said what: we show only sums of {fewestInSum} or more people.
      </p>
    </>
  )
}

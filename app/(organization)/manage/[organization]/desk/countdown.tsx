import { dateInWords, percent } from '@/lib/platform/words'
import type { DeskCounts } from '@/lib/record/desk/count-desk'
import { type Deadline, everyoneIn } from '@/lib/record/desk/queries'
import { daysUntil } from './days-until'
import { people } from './where-people-are'

type Props = {
  counts: DeskCounts
  /** The day of most people; undefined: nobody who is not done has a date ahead. */
  deadline: Deadline | undefined
  /** `2026-12-18`. */
  today: string
}

/** Pace is arithmetic, not a forecast. */
export function Countdown({ counts, deadline, today }: Props) {
  const { certified: done, recent } = counts
  const all = everyoneIn(counts)
  const isCommon = deadline && deadline.people * 2 >= counts.people - done
  const left = isCommon ? daysUntil(today, deadline.on) : undefined
  const used = isCommon && deadline.since ? shareOfTime(deadline.since, today, deadline.on) : null
  return (
    <section className="card" aria-labelledby="countdown">
      <h2 id="countdown" className="vh">
        Countdown
      </h2>
      <div className="count-top">
        <p>
          <strong>{done.toLocaleString('en-US')}</strong> of {all.toLocaleString('en-US')} done
        </p>
        {left !== undefined && (
          <p>
            <strong>{left}</strong> {left === 1 ? 'day' : 'days'} left
          </p>
        )}
      </div>
      <svg className="pace-bar" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-track" width="1000" height="14" />
        <rect className="stage-certified" width={all > 0 ? Math.round((done / all) * 1000) : 0} height="14" />
        {used !== null && (
          <rect className="pace-now" x={Math.min(997, Math.round(used * 1000))} width="3" height="14" />
        )}
      </svg>
      <p>
        <strong>
          {percent(all > 0 ? done / all : 0)} done{used !== null && `, ${percent(used)} of the time used`}.
        </strong>{' '}
        {isCommon && `Most of the others are due on ${dateInWords(deadline.on)}. `}
        {all > done && !isCommon && 'The others have no common due date. '}
        {all > done &&
          left !== undefined &&
          left > 0 &&
          `${people(all - done)} to go takes ${perDay((all - done) / left)}. `}
        {recent > 0 && `The last 7 days brought ${perDay(recent / 7)}.`}
      </p>
    </section>
  )
}

const shareOfTime = (since: string, today: string, on: string) =>
  since < on ? Math.min(1, Math.max(0, daysUntil(since, today) / daysUntil(since, on))) : 1

function perDay(count: number): string {
  if (count >= 1) return `${Math.ceil(count).toLocaleString('en-US')} a day`
  return `1 every ${Math.floor(1 / count)} days`
}

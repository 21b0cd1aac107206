import { dateInWords } from '@/lib/platform/words'
import type { Deadline } from '@/lib/record/desk/queries'
import { daysUntil } from './days-until'
import { people } from './where-people-are'

type Props = { home: string; course: string; deadlines: readonly Deadline[]; late: number; today: string }

const mostShown = 6

function inDays(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

/** People who are not done, by the day on which they are due. */
export function Deadlines({ home, course, deadlines, late, today }: Props) {
  const list = `${home}/people?course=${course}`
  const shown = deadlines.slice(0, mostShown)
  if (late === 0 && shown.length === 0) return null
  return (
    <section className="card" aria-labelledby="deadlines">
      <h2 id="deadlines">Deadlines</h2>
      <ul className="deadlines">
        {late > 0 && (
          <li className="is-late">
            <a href={`${list}&mark=late`}>Before today</a>
            <strong>{late} late</strong>
          </li>
        )}
        {shown.map(({ on, people: count, divisions }) => (
          <li key={on}>
            <a href={`${list}&due=${on}`}>{dateInWords(on)}</a> <small>{inDays(daysUntil(today, on))}</small>
            <strong>{people(count)}</strong>
            {divisions.length > 1 && (
              <p>{divisions.map(({ division, people: some }) => `${division ?? 'No division'} ${some}`).join(', ')}</p>
            )}
          </li>
        ))}
      </ul>
      {deadlines.length > mostShown && <p>The next {mostShown} days are shown. Later ones follow.</p>}
    </section>
  )
}

import type { DeskCounts } from '@/lib/record/desk/count-desk'
import { everyoneIn } from '@/lib/record/desk/queries'
import { expiringDays, type Mark, markWords, silentReminders, stuckDays } from '@/lib/record/roster/marks'
import { StageKeyMark, stageHref, stagesOf } from './stages'

type Props = { home: string; course: string; counts: DeskCounts }

const notes: Record<Mark, string> = {
  late: 'their own date has passed',
  stuck: `nothing for ${stuckDays} days`,
  silent: `${silentReminders} reminders or more, not seen since`,
  expiring: `done; the certificate ends within ${expiringDays} days`,
}

/** Each number leads to exactly the people it counts. */
export function WherePeopleAre({ home, course, counts }: Props) {
  const list = `course=${course}`
  const marked = (['late', 'stuck', 'silent', 'expiring'] as const).filter((mark) => counts[mark] > 0)
  return (
    <section className="card" aria-labelledby="where">
      <h2 id="where">Where {people(everyoneIn(counts))} are</h2>
      <ol className="way">
        {stagesOf(counts).map((stage) => (
          <li key={stage.key}>
            <a href={stageHref(home, stage, list)}>
              <strong>{counts[stage.key]}</strong>
              <StageKeyMark stage={stage} />
              <span>{stage.label}</span>
              <small>{stage.note}</small>
            </a>
          </li>
        ))}
      </ol>
      {marked.length > 0 && (
        <div className="also">
          <p id="also">Some of them are also</p>
          <ul aria-labelledby="also">
            {marked.map((mark) => (
              <li key={mark}>
                <a href={`${home}/people?${list}&mark=${mark}`}>
                  {counts[mark]} {markWords[mark].toLowerCase()}
                </a>
                <small>{notes[mark]}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

export const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`)

import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { anomalyTitle } from '@/lib/record/anomaly/words'
import { isHeld, type SeatTime, shortLessons } from '@/lib/record/seat-time/rule'

const minutes = (count: number) => (count === 1 ? '1 more minute' : `${count} more minutes`)

type Props = {
  course: Course
  time: SeatTime | null
  /** Everything else is done, so only time keeps the certificate. */
  satisfied: boolean
}

/** The lessons whose time is too short for the certificate, and what to do. Nothing unless the certificate waits for it. */
export function TimeMissing({ course, time, satisfied }: Props) {
  if (!time || !isHeld(time)) return null
  const titles = new Map(listUnits(course).map((unit) => [unit.id, unit]))
  const short = shortLessons(time).flatMap(({ unitId, activeMs, minimumMs }) => {
    const unit = titles.get(unitId)
    return unit ? { unit, left: Math.ceil((minimumMs - activeMs) / 60_000) } : []
  })
  const [first] = short
  return (
    <Notice
      kind="warn"
      title={
        satisfied ? 'Your certificate is waiting for more time' : 'Some lessons need more time for the certificate'
      }
    >
      {short.length > 0 && (
        <>
          <p>
            Each lesson needs at least {Math.round(time.minimumShare * 100)}% of its minutes. Open the lesson and read
            on: the time counts by itself. If scripts are off or you read on paper, press Begin first. If you read it
            elsewhere, ask your coordinator to accept the time.
          </p>
          <ul>
            {short.map(({ unit, left }) => (
              <li key={unit.id}>
                <a href={`/learn/${course.slug}/${unit.slug}`}>{unit.title}</a>: {minutes(left)}
              </li>
            ))}
          </ul>
        </>
      )}
      {time.flags.length > 0 && (
        <p>
          Your coordinator has to look at how your time was counted ({flagTitles(time)}). You don’t need to do anything.
          If you have no coordinator, the site’s administrator does it.
        </p>
      )}
      {first && (
        <ButtonRow>
          <ButtonLink href={`/learn/${course.slug}/${first.unit.slug}`}>Go back to: {first.unit.title}</ButtonLink>
        </ButtonRow>
      )}
    </Notice>
  )
}

function flagTitles({ flags }: SeatTime): string {
  return [...new Set(flags.map(({ kind }) => anomalyTitle(kind).toLowerCase()))].join(', ')
}

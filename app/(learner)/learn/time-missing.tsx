import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import type { Course } from '@/lib/content/course/schema'
import { anomalyTitle } from '@/lib/record/anomaly/words'
import { type MissingTime, missingTimeOf, missingTimeTitle, moreMinutes } from '@/lib/record/seat-time/missing-time'
import type { SeatTime } from '@/lib/record/seat-time/rule'

type Props = {
  course: Course
  time: SeatTime | null
  /** Everything else is done, so only time holds the certificate, and reading on is the next step. */
  satisfied: boolean
}

/** How much time the certificate waits for, and where to spend it. Nothing unless it waits. */
export function TimeMissing({ course, time, satisfied }: Props) {
  const missing = missingTimeOf(course, time)
  if (!missing || !time) return null
  const [first] = missing.lessons
  return (
    <Notice kind="warn" title={missingTimeTitle(missing, satisfied)}>
      {first && <p>Open a lesson and read on: the time counts by itself.</p>}
      {missing.flags.length > 0 && (
        <p>
          Your coordinator has to look at how your time was counted ({flagTitles(missing)}). You don’t need to do
          anything. If you have no coordinator, the site’s administrator does it.
        </p>
      )}
      {first && satisfied && (
        <ButtonRow>
          <ButtonLink href={`/learn/${course.slug}/${first.unit.slug}`}>Read on: {first.unit.title}</ButtonLink>
        </ButtonRow>
      )}
      {first && <WhichLessons course={course} missing={missing} share={time.minimumShare} />}
    </Notice>
  )
}

function WhichLessons({ course, missing, share }: { course: Course; missing: MissingTime; share: number }) {
  const count = missing.lessons.length
  return (
    <details>
      <summary>{count === 1 ? 'The lesson' : `The ${count} lessons`}</summary>
      <p>
        Each lesson needs at least {Math.round(share * 100)}% of its minutes. If scripts are off or you read on paper,
        press Begin first. If you read it elsewhere, ask your coordinator to accept the time.
      </p>
      <ul>
        {missing.lessons.map(({ unit, minutes }) => (
          <li key={unit.id}>
            <a href={`/learn/${course.slug}/${unit.slug}`}>{unit.title}</a>: {moreMinutes(minutes)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function flagTitles({ flags }: MissingTime): string {
  return [...new Set(flags.map(({ kind }) => anomalyTitle(kind).toLowerCase()))].join(', ')
}

import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { type Amendment, dueOnOf } from '@/lib/record/amendment/queries'
import { amendmentLines } from '@/lib/record/amendment/words'

type Props = { course: Course; amendments: readonly Amendment[]; timeZone: string }

/** The coordinator's waivers, extensions, resets and notes: the learner may read all of them. */
export function FromCoordinator({ course, amendments, timeZone }: Props) {
  const titles = new Map([
    ...listUnits(course).map(({ id, title }) => [`unit:${id}`, title] as const),
    [`course:${course.id}`, 'This course'],
  ])
  const here = amendments.filter(
    ({ object, courseId }) =>
      (courseId ? courseId === course.id : !object?.startsWith('unit:')) || titles.has(object ?? ''),
  )
  if (here.length === 0) return null
  const dueOn = dueOnOf(amendments, course.id)
  const lines = amendmentLines(here, {
    titleOf: (object) => titles.get(object) ?? (object.startsWith('attempt:') ? 'An attempt' : 'A certificate'),
    day: (at) => dayInWords(at, timeZone),
    who: ({ by }) => (by ? 'your coordinator' : 'the site’s administrator'),
  })
  return (
    <section>
      <h2>From your coordinator</h2>
      {dueOn && <p>Please finish this course by {dateInWords(dueOn)}.</p>}
      <ul>
        {lines.map(({ key, what, about, text }) => (
          <li key={key}>
            {about && <strong>{about}: </strong>}
            {what}. {text}
          </li>
        ))}
      </ul>
    </section>
  )
}

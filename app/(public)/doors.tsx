import { Picture } from '@/app/_http/picture'
import { hoursInWords } from '@/lib/content/course/hours'
import type { Course } from '@/lib/content/course/schema'

const words = {
  officer: { title: 'I’m a police officer', note: 'In-service course' },
  volunteer: { title: 'I volunteer', note: 'Shelters, churches, food banks' },
}

/** One entrance per audience, and one for people who need help themselves. */
export function Doors({ courses }: { courses: readonly Course[] }) {
  return (
    <nav aria-label="Start here">
      <ul className="doors">
        {courses.map(({ slug, audience, minutes }) => (
          <li key={slug}>
            <Picture kind="door" name={`door-${audience}`} alt="" />
            <a href={`/courses/${slug}`}>{words[audience].title}</a>
            <span>
              {words[audience].note}, {hoursInWords(minutes.hours)}
            </span>
          </li>
        ))}
        <li>
          <Picture kind="door" name="door-help" alt="" />
          <a href="/help">I need help</a>
          <span>People to call, day and night</span>
        </li>
      </ul>
    </nav>
  )
}

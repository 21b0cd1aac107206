import { Picture } from '@/app/_http/picture'
import { hoursInWords } from '@/lib/content/course/hours'
import { type CourseList, courseEntranceOf } from './course-entrance'

/** One entrance per course, and one for people who need help themselves. */
export function Entrances({ courses, audiences }: CourseList) {
  return (
    <nav aria-label="Start here">
      <ul className="entrances">
        {courses.map((course) => {
          const { title, note, picture, href } = courseEntranceOf(course, { courses, audiences })
          return (
            <li key={course.slug}>
              {picture && <Picture kind="door" name={`door-${picture}`} alt="" />}
              <a href={href}>{title}</a>
              <span>
                {note}, {hoursInWords(course.minutes.hours)}
              </span>
            </li>
          )
        })}
        <li>
          <Picture kind="door" name="door-help" alt="" />
          <a href="/help">I need help</a>
          <span>People to call, day and night</span>
        </li>
      </ul>
    </nav>
  )
}

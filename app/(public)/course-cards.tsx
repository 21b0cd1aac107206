import { Picture } from '@/app/_http/picture'
import { hoursInWords } from '@/lib/content/course/hours'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { countCases } from '@/lib/content/course/totals'

type Props = { courses: readonly Course[]; level: 2 | 3 }

export function CourseCards({ courses, level }: Props) {
  const Heading = `h${level}` as const
  return (
    <ul className="covers">
      {courses.map((course) => (
        <li key={course.slug} className="card">
          {course.cover && <Picture kind="cover" name={`cover-${course.cover}`} alt="" isLazy />}
          <div>
            <p className="kicker">{course.subtitle}</p>
            <Heading>
              <a href={`/courses/${course.slug}`}>{course.title}</a>
            </Heading>
            <p>{course.description}</p>
            <ul className="meta">
              <li>{hoursInWords(course.minutes.hours)}</li>
              <li>{listUnits(course).filter(({ kind }) => kind === 'lesson').length} lessons</li>
              <li>{countCases([course])} cases</li>
            </ul>
          </div>
        </li>
      ))}
    </ul>
  )
}

import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { PublicCase } from '@/lib/content/course/front-source'
import type { Fact } from '@/lib/content/course/register-source'
import { type CourseList, courseEntranceOf } from '../course-entrance'
import { Sources } from './sources'

type Props = CourseList & { end: PublicCase['end']; facts: readonly Fact[] }

export function CaseEnd({ end, courses, audiences, facts }: Props) {
  return (
    <>
      <h2>{end.title}</h2>
      {end.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Sources ids={end.facts} facts={facts} />
      <ButtonRow>
        {courses.map((course) => {
          const { title, href } = courseEntranceOf(course, { courses, audiences })
          return (
            <ButtonLink key={href} href={href}>
              {title}
            </ButtonLink>
          )
        })}
        <ButtonLink href="/case" kind="quiet">
          Play again
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

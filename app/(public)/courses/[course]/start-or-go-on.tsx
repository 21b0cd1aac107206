import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Tag } from '@/app/_ui/tag'
import type { Course } from '@/lib/content/course/schema'
import type { CourseState } from './course-state'

/** `state`: null without a session. */
export function StartOrGoOn({ course, state }: { course: Course; state: CourseState | null }) {
  const home = `/learn/${course.slug}`
  if (state === 'certified')
    return (
      <ButtonRow>
        <Tag kind="good">Certified</Tag>
        <ButtonLink href="/certificates">Your certificate</ButtonLink>
        <ButtonLink kind="quiet" href={home}>
          Course outline
        </ButtonLink>
      </ButtonRow>
    )
  if (state === 'under-way')
    return (
      <ButtonRow note="You have started this course.">
        <ButtonLink href={home}>Go on with the course</ButtonLink>
      </ButtonRow>
    )
  return (
    <form method="post" action={`${home}/enrollment`}>
      {state === null && <input type="hidden" name="stranger" value="yes" />}
      <ButtonRow note="Stop and continue at any time, on any device.">
        <Button>Start course</Button>
      </ButtonRow>
    </form>
  )
}

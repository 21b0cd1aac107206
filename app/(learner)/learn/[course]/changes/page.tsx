import { requireCourse } from '@/app/_auth/course'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { TaskList } from '@/app/_ui/task-list'
import { inWords } from '@/lib/content/course/day'
import { type ChangedUnit, findDelta } from '@/lib/record/delta/queries'

export const metadata = { title: 'What changed in the law' }

const statusTexts: Record<ChangedUnit['state'], string> = { todo: 'To do', done: 'Done again', told: 'To know' }

/** What the law changed since the learner began: in plain words, with what is to be read again. */
export default async function ChangesPage({ params }: PageProps<'/learn/[course]/changes'>) {
  const learner = await requireLearnerOn(`/learn/${(await params).course}/changes`)
  const course = await onPage('/learn', () => requireCourse(params))
  const { changes, left, minutesLeft, isHolder } = await findDelta(learner, course)
  const [next] = left
  return (
    <Page width="reading">
      <PageHeading
        title={isHolder ? 'What changed since you certified' : 'What changed in the law'}
        kicker={`${course.title}: ${course.subtitle}`}
      />
      {changes.length === 0 && <p>Nothing that this course teaches of the law has changed since you started it.</p>}
      {next && (
        <p>
          {left.length === 1 ? 'One unit' : `${left.length} units`} to do again, about {minutesLeft} minutes in all.
          Nothing else of the course is asked again
          {isHolder && ', and when you are done you get a new certificate in the place of the one you have'}.
        </p>
      )}
      {changes.length > 0 && !next && <p>There is nothing left to do.</p>}
      {next && (
        <ButtonRow>
          <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>Go on: {next.title}</ButtonLink>
        </ButtonRow>
      )}
      {changes.map(({ edition, on, what, units }) => (
        <section key={`${on} ${edition} ${what}`}>
          <h2>
            {inWords(on)}, edition {edition}
          </h2>
          <p>{what}</p>
          <TaskList
            items={units.map(({ unit, state }) => ({
              href: `/learn/${course.slug}/${unit.slug}`,
              title: unit.title,
              minutes: Math.ceil(unit.minutes),
              status: state === 'done' ? 'done' : state === 'todo' && unit.id === next?.id ? 'current' : 'todo',
              statusText: statusTexts[state],
            }))}
          />
        </section>
      ))}
      <p>
        <a href={`/learn/${course.slug}`}>Back to the course</a>
      </p>
    </Page>
  )
}

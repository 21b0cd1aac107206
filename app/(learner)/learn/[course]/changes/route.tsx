import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { TaskList } from '@/app/_ui/task-list'
import { requireCourse } from '@/app/(learner)/learn/address'
import { dateInWords } from '@/lib/platform/words'
import { type ChangedUnit, findDelta } from '@/lib/record/delta/queries'

const statusTexts: Record<ChangedUnit['state'], string> = { todo: 'To do', done: 'Done again', told: 'To know' }

export const GET = page<'/learn/[course]/changes'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const { changes, left, minutesLeft, isHolder, hasEnded } = await findDelta(learner, course)
  const [next] = left
  return {
    title: 'What changed in the law',
    main: (
      <Page width="reading">
        <PageHeading
          title={isHolder ? 'What changed since you certified' : 'What changed in the law'}
          kicker={course.title}
        />
        {changes.length === 0 && <p>The law that this course teaches has not changed since you started.</p>}
        {next && (
          <p>
            {left.length === 1 ? 'One unit' : `${left.length} units`} to do again, about {minutesLeft} minutes in all.
            You don’t need to repeat the rest of the course.
            {isHolder && ' When you finish, a new certificate replaces your current one.'}
            {hasEnded && ' Your certificate has ended. The course page says how to get a new one.'}
          </p>
        )}
        {changes.length > 0 && !next && <p>You have nothing left to do.</p>}
        {next && (
          <ButtonRow>
            <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>Continue: {next.title}</ButtonLink>
          </ButtonRow>
        )}
        {changes.map(({ edition, on, what, units }) => (
          <section key={`${on} ${edition} ${what}`}>
            <h2>
              {dateInWords(on)}, edition {edition}
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
    ),
  }
})

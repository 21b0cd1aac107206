import { readFlash } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { DataTable } from '@/app/_ui/data-table'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findLearnerRecord } from '@/lib/attempt/learner-record'
import { dayInWords } from '@/lib/certificate/content'
import { loadCatalog } from '@/lib/course/load'
import { listUnits } from '@/lib/course/lookup'
import { findLearnerWeighing } from '@/lib/discrimination/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { AccommodationForm } from './accommodation-form'
import { UnlockForm } from './unlock-form'
import { Weighings } from './weighings'

export const metadata = { title: 'Person' }

const doneWords: Record<string, string> = {
  granted: 'Granted. It counts in every quiz from now on, in one that is open too.',
  ended: 'Ended. An attempt that is open keeps it.',
  unlocked: 'Another attempt is open.',
}

/** One learner’s attempts, and what their coordinator can grant. */
export default async function PersonPage({
  params,
  searchParams,
}: PageProps<'/manage/[organization]/people/[account]'>) {
  const { organization, account } = await params
  const here = `/manage/${organization}/people/${account}`
  const { coordinator, record } = await onPage(here, async () => {
    const found = await requireCoordinator(organization)
    if (!isUuid(account)) throw notFound()
    return { coordinator: found, record: await findLearnerRecord(found, account) }
  })
  const { problem, done } = await searchParams
  const { values, errors } = await readFlash(problem)
  const { courses } = await loadCatalog()
  const weighings = await Promise.all(
    courses.map(async (course) => ({ course, weighing: await findLearnerWeighing(coordinator, account, course) })),
  )
  const quizzes = courses.flatMap(listUnits).filter((unit) => unit.kind === 'quiz')
  const titleOf = new Map(quizzes.map((quiz) => [quiz.id, quiz.title]))
  const passed = new Set(record.attempts.flatMap((attempt) => (attempt.passed ? attempt.unitId : [])))
  const failed = new Set(record.attempts.flatMap((attempt) => (attempt.passed === false ? attempt.unitId : [])))
  const isPretest = new Set(quizzes.flatMap((quiz) => (quiz.role === 'pretest' ? quiz.id : [])))
  const waiting = [...failed].filter((id) => titleOf.has(id) && !passed.has(id) && !isPretest.has(id))
  const day = (at: Date) => dayInWords(at, coordinator.timeZone)
  const message = typeof done === 'string' && doneWords[done]
  return (
    <Page width="wide">
      <PageHeading title={record.name} kicker={coordinator.organizationName} meta={[record.email]} />
      <ErrorSummary errors={errors} />
      {message && <Notice kind="good" title={message} role="status" />}
      <DataTable
        caption="Attempts at quizzes, the newest first"
        columns={[
          { key: 'quiz', label: 'Quiz' },
          { key: 'submitted', label: 'Submitted on' },
          { key: 'score', label: 'Score', numeric: true },
          { key: 'passed', label: 'Passed' },
        ]}
        rows={record.attempts.map((attempt) => ({
          key: attempt.id,
          cells: [
            titleOf.get(attempt.unitId) ?? attempt.unitId,
            attempt.submittedAt ? day(attempt.submittedAt) : 'Open',
            attempt.raw === null ? '' : `${Math.round(attempt.raw * 100) / 100} of ${attempt.max}`,
            attempt.passed === null || isPretest.has(attempt.unitId) ? '' : attempt.passed ? 'Yes' : 'No',
          ],
        }))}
        empty="No attempt yet."
      />
      <Weighings weighings={weighings} />
      <h2>Open another attempt</h2>
      <UnlockForm
        here={here}
        quizzes={waiting.map((id) => ({ id, title: titleOf.get(id) ?? id }))}
        values={values}
        errors={errors}
      />
      {record.unlocks.length > 0 && (
        <ul>
          {record.unlocks.map((one) => (
            <li key={one.unlockedAt.toISOString()}>
              {day(one.unlockedAt)}: {titleOf.get(one.unitId) ?? one.unitId}. {one.reason}
            </li>
          ))}
        </ul>
      )}
      <h2>More time or more attempts</h2>
      <AccommodationForm here={here} granted={record.accommodation} day={day} values={values} errors={errors} />
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/manage/${organization}`}>
          Back to people
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

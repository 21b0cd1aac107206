import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { wantsJson } from '@/app/_http/request'
import { json } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReadingTools } from '@/app/_ui/reading-tools'
import { requireEncounter } from '@/app/(learner)/learn/address'
import { seenOf } from '@/lib/content/course/seen'
import { DomainError } from '@/lib/platform/error'
import { dateInWords } from '@/lib/platform/words'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { findEncounterRule } from '@/lib/training/progress/encounter-rule'
import { Counted } from '../counted'
import { ExpertSteps } from '../expert-steps'
import { LawNotice } from '../law-notice'
import { StartFirst } from '../start-first'
import { givenAnswers, missedErrors, missedQuery, ReadingQuestions } from './reading-questions'

/** The case as text, for equal credit: the accessible alternative to the encounter. */
export const GET = page<'/learn/[course]/[unit]/read'>(async ({ query, params }) => {
  const learner = await requireLearner()
  const { course, encounter } = await requireEncounter(params)
  const [enrollment, rule] = await Promise.all([
    findEnrollment(learner, course),
    findEncounterRule(learner, { course, encounter }),
  ])
  const address = `/learn/${course.slug}/${encounter.slug}`
  const main = (
    <Page width="reading">
      <PageHeading
        title={`Read the case: ${encounter.title}`}
        kicker={course.title}
        meta={[`Law as of ${dateInWords(encounter.lawAsOf)}`, 'Training, not legal advice']}
      />
      <ErrorSummary errors={missedErrors(query)} title="Not yet right" />
      <ReadingTools />
      {query.get('changed') === '1' ? (
        <Notice kind="warn" title="This case changed while you had it open" role="alert">
          <p>This is the current version.</p>
        </Notice>
      ) : (
        <LawNotice course={course} unit={encounter} />
      )}
      <ExpertSteps encounter={encounter} />
      {enrollment ? (
        <form method="post" action={`${address}/read`}>
          <input type="hidden" name="seen" value={seenOf(encounter)} />
          {rule === 'sound' && <ReadingQuestions encounter={encounter} given={query} />}
          <Counted address={address} page="encounter" />
          <ButtonRow>
            <Button>I have read it</Button>
            <ButtonLink kind="quiet" href={address}>
              Play the case
            </ButtonLink>
          </ButtonRow>
        </form>
      ) : (
        <StartFirst course={course} what="your reading" />
      )}
    </Page>
  )
  return { title: `Read the case: ${encounter.title}`, main }
})

export const POST = write<'/learn/[course]/[unit]/read'>(async ({ form, params, request }) => {
  const learner = await requireLearner()
  const { course, encounter } = await requireEncounter(params)
  const answers = givenAnswers(form)
  const read = await readInstead(learner, { course, encounter, seen: form.get('seen'), answers })
  const address = `/learn/${course.slug}/${encounter.slug}/read`
  if (!read.ok && read.reason === 'changed') {
    if (wantsJson(request)) throw new DomainError('conflict', 'This case changed while you had it open. Read it again.')
    return { to: `${address}?changed=1` }
  }
  if (!read.ok) {
    if (wantsJson(request)) return json({ completed: false, missed: read.missed }, 409)
    return { to: `${address}?${missedQuery(read.missed, answers)}` }
  }
  return { to: `/learn/${course.slug}`, json: { completed: true }, progressed: { learner, course } }
})

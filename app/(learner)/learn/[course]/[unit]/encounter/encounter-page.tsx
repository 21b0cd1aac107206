import type { PageContent } from '@/app/_http/page'
import { ScenePicture } from '@/app/_http/scene-picture'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { dateInWords, dayInWords, dayOf } from '@/lib/platform/words'
import { findOpenRun, listEndedRuns } from '@/lib/training/encounter/queries'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { findEncounterRule } from '@/lib/training/progress/encounter-rule'
import { LawNotice } from '../law-notice'
import { StartFirst } from '../start-first'
import { UnitEnd } from '../unit-end'
import { AboutCase, whatCounts } from './about-case'

interface Shown {
  course: Course
  encounter: Encounter
}

export async function loadEncounter(learner: Learner, { course, encounter }: Shown) {
  const [enrollment, open, ended, moveOn] = await Promise.all([
    findEnrollment(learner, course),
    findOpenRun(learner, encounter),
    listEndedRuns(learner, encounter),
    findEncounterRule(learner, { course, encounter }),
  ])
  return { enrollment, open, ...ended, moveOn }
}

type Loaded = Awaited<ReturnType<typeof loadEncounter>>

export function encounterPage(
  { timeZone }: Learner,
  { course, encounter }: Shown,
  { enrollment, open, runs, readAt, moveOn }: Loaded,
): PageContent {
  const address = `/learn/${course.slug}/${encounter.slug}`
  const hasExample = course.modules.some(
    (module) => module.example && module.units.some(({ id }) => id === encounter.id),
  )
  const startWords = runs.length > 0 ? 'Try it again' : 'Begin the case'
  return {
    title: 'Encounter',
    main: (
      <Page width="reading">
        <PageHeading
          title={encounter.title}
          kicker={course.title}
          meta={[`About ${Math.ceil(encounter.minutes)} minutes`, whatCounts[moveOn]]}
        />
        {encounter.reviewDue < dayOf(new Date(), timeZone) && (
          <Notice kind="warn" title="This case is due for review">
            <p>Its review was due on {dateInWords(encounter.reviewDue)}. Law may have changed since.</p>
          </Notice>
        )}
        <LawNotice course={course} unit={encounter} />
        <ScenePicture scene={encounter.scene} />
        <p>{encounter.summary}</p>
        {encounter.contentNote && (
          <Notice kind="info" title="Before you begin">
            <p>{encounter.contentNote} You can read the case instead, for equal credit.</p>
          </Notice>
        )}
        {enrollment ? (
          <form method="post" action={`${address}/runs`}>
            <ButtonRow>
              <Button>{open ? 'Continue where you left off' : startWords}</Button>
              {hasExample && (
                <ButtonLink kind="quiet" href={`${address}/example`}>
                  See a worked example first
                </ButtonLink>
              )}
            </ButtonRow>
          </form>
        ) : (
          <StartFirst course={course} what="your run" />
        )}
        <p>
          Prefer to read it? <a href={`${address}/read`}>Read the case instead</a>, as an expert would handle it, for
          equal credit.{readAt && ` You read it on ${dayInWords(readAt, timeZone)}.`}
        </p>
        <AboutCase encounter={encounter} />
        <UnitEnd
          course={course}
          title="Your runs"
          past={runs.map(({ id, ordinal, endedAt, outcome }) => ({
            href: `${address}/runs/${id}/debrief`,
            link: `Run ${ordinal}, ${dayInWords(endedAt, timeZone)}: debrief`,
            after: outcome === 'sound' ? ', a sound ending' : ', an ending with a cost',
          }))}
        />
      </Page>
    ),
  }
}

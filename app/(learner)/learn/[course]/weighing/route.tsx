import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { listOwnRounds } from '@/lib/measurement/case-rating/finished-rounds'
import { findOwnTallies } from '@/lib/measurement/discrimination/queries'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import { listEvidence } from '@/lib/training/encounter/queries'
import { EvidenceTable } from '../evidence-table'
import { ownAreasInWords } from './own-areas'
import { StageCounts } from './stage-counts'

/** Words and counts only: no score and no comparison with others. */
export const GET = page<'/learn/[course]/weighing'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const [tallies, evidence, rounds] = await Promise.all([
    findOwnTallies(learner, course),
    listEvidence(learner, course),
    listOwnRounds(learner, course),
  ])
  const areas = ownAreasInWords(rounds)
  return {
    title: 'Your right calls and false alarms',
    main: (
      <Page width="reading">
        <PageHeading title="Your right calls and false alarms" kicker={course.title} />
        <p>
          Two goals pull against each other: don’t miss a trafficked person, and don’t treat someone as trafficked who
          isn’t. This page counts both. It isn’t a score, and nothing depends on it.
        </p>
        {areas && <p>{areas}</p>}
        <StageCounts tallies={tallies} />
        {evidence.length > 0 && (
          <EvidenceTable course={course} evidence={evidence} of="your latest run through each case" />
        )}
        <h2>What each mistake costs</h2>
        <p>
          If you miss a case, a person stays where they are. A false alarm has a cost too: a worker loses a job, a
          family learns to stay away from the police and from help, and the next report is believed less. Asking further
          accuses no one, and is often the best you can do with what you know.
        </p>
        <p>
          This page counts cases that ask whether to act: in your first attempt at each quiz, in the first and last run
          of each encounter, and in spaced cases. Each stage asks a few different cases, so one more or less says
          little. If you are in an organization, its coordinator sees the same counts, but for spaced cases only sums of{' '}
          {fewestInSum} or more people.
        </p>
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
            Back to the course
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})

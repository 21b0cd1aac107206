import { requireLearnerWith } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { listAmendments } from '@/lib/record/amendment/queries'
import { currentCertificate, mayConfirmName } from '@/lib/record/certificate/current'
import { hoursWithout, waivedOf } from '@/lib/record/certificate/hours'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findHolding } from '@/lib/record/delta/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { isHeld } from '@/lib/record/seat-time/rule'
import { findRenewal, type Renewal } from '@/lib/training/enrollment/renewal'
import { findProgress } from '@/lib/training/progress/queries'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { ContinueLink } from '../continue-link'
import { CourseProgress } from '../course-progress'
import { noteOn } from '../next-note'
import { TimeMissing } from '../time-missing'
import { certificateForm } from './certificate-form'
import { CertificateNotice } from './certificate-notice'
import { CourseLinks } from './course-links'
import { FromCoordinator } from './from-coordinator'
import { LawChanged } from './law-changed'
import { ModuleList } from './module-list'
import { RenewalForm } from './renewal-form'

export const GET = page<'/learn/[course]'>(async ({ params, query }) => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const course = await requireCourse(params)
  const problem = query.get('problem')
  const now = new Date()
  const [progress, certificates, amendments, time] = await Promise.all([
    findProgress(learner, course, work),
    work.hasCertificate ? listCertificates(learner, now) : [],
    work.isAmended ? listAmendments(learner) : [],
    findSeatTime(learner, course),
  ])
  const certificate = currentCertificate(certificates, course.id, now)
  const hasEarned = certificates.some(({ courseId }) => courseId === course.id)
  const renewal: Renewal = hasEarned ? await findRenewal(learner, course, now) : { state: 'none' }
  const holding = hasEarned ? await findHolding(learner, course, now) : { isHolder: false, hasEnded: false }
  const lawChanged = work.earning.some((one) => one.courseId === course.id && one.lawChanged)
  const isRenewing = renewal.state === 'under-way'
  const mayWait = !hasEarned || isRenewing
  const { enrolled, next } = progress
  const changed = progress.units.filter(({ again }) => again)
  return {
    title: 'Course outline',
    main: (
      <Page width="wide">
        <PageHeading title={course.title} kicker={course.subtitle} />
        <div className="with-side">
          <div>
            {!enrolled && (
              <form method="post" action={`/learn/${course.slug}/enrollment`}>
                <Notice kind="info" title="You have not started this course yet">
                  <p>Start it, and your answers are kept.</p>
                </Notice>
                <Button>Start course</Button>
              </form>
            )}
            {enrolled && (
              <>
                <CourseProgress progress={progress} />
                <LawChanged course={course} {...holding} mayRenew={renewal.state !== 'none'} count={changed.length} />
                {certificate && <CertificateNotice certificate={certificate} mayRenew={renewal.state !== 'none'} />}
                {mayWait && <TimeMissing course={course} time={time} satisfied={progress.satisfied} />}
                <RenewalForm course={course} renewal={renewal} now={now} />
                {mayConfirmName(certificates, { courseId: course.id, satisfied: progress.satisfied, isRenewing }) &&
                  !(time && isHeld(time)) &&
                  (await certificateForm({
                    learner,
                    course,
                    problem,
                    hasHours: hoursWithout(course.minutes, waivedOf(progress.units)) > 0,
                  }))}
                {next && (
                  <ButtonRow note={noteOn(course, next, work.places)}>
                    <ContinueLink course={course} progress={progress} />
                  </ButtonRow>
                )}
              </>
            )}
          </div>
          <div className="side">
            <FromCoordinator course={course} amendments={amendments} timeZone={learner.timeZone} />
            <CourseLinks
              course={course}
              hasResults={enrolled && progress.doneCount > 0}
              isFinished={enrolled && progress.satisfied}
              hasLawChange={lawChanged && changed.length === 0}
            />
          </div>
          <div>
            <ModuleList course={course} progress={progress} spent={time?.activeByUnit} amendments={amendments} />
          </div>
        </div>
      </Page>
    ),
  }
})

import { requireLearnerWith } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireCourse } from '@/app/(learner)/learn/address'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { noteOn } from '../next-note'
import { TimeMissing } from '../time-missing'
import { CertificateForm } from './certificate-form'
import { CertificateNotice } from './certificate-notice'
import { CourseLinks } from './course-links'
import { FromCoordinator } from './from-coordinator'
import { LawChanged } from './law-changed'
import { loadCourse } from './load-course'
import { ModuleList } from './module-list'
import { RenewalForm } from './renewal-form'
import { Today } from './today'

export const GET = page<'/learn/[course]'>(async ({ params, query }) => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const course = await requireCourse(params)
  const now = new Date()
  const [loaded, flash] = await Promise.all([loadCourse(learner, course, work, now), readFlash(query.get('problem'))])
  const { progress, open, amendments, time, renewal, holding, certificate, mayWait, confirmation } = loaded
  const { enrolled, next } = progress
  const lawChanged = work.earning.some((one) => one.courseId === course.id && one.lawChanged)
  const changed = progress.units.filter(({ again }) => again)
  return {
    title: 'Course outline',
    main: (
      <Page width="wide">
        <PageHeading title={course.title} kicker={course.subtitle} />
        <div className="course-page">
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
                <LawChanged course={course} {...holding} mayRenew={renewal.state !== 'none'} count={changed.length} />
                {certificate && <CertificateNotice certificate={certificate} mayRenew={renewal.state !== 'none'} />}
                {mayWait && <TimeMissing course={course} time={time} satisfied={progress.satisfied} />}
                <RenewalForm course={course} renewal={renewal} now={now} />
                {confirmation && (
                  <CertificateForm course={course} name={learner.name} {...confirmation} flash={flash} />
                )}
                <Today
                  course={course}
                  progress={progress}
                  note={noteOn(course, next, { steps: work.places, open })}
                  isOpen={next !== null && open.has(next.id)}
                />
              </>
            )}
            <FromCoordinator course={course} amendments={amendments} timeZone={learner.timeZone} />
          </div>
          <ModuleList {...{ course, progress, open, amendments }} spent={time?.activeByUnit} />
          <CourseLinks
            course={course}
            hasResults={enrolled && progress.doneCount > 0}
            isFinished={enrolled && progress.satisfied}
            hasLawChange={lawChanged && changed.length === 0}
          />
        </div>
      </Page>
    ),
  }
})

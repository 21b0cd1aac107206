import { requireCourse } from '@/app/_auth/course'
import { requireLearnerOn } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { TaskList } from '@/app/_ui/task-list'
import { listCertificates } from '@/lib/certificate/queries'
import type { Unit } from '@/lib/course/schema'
import { findEnrollment } from '@/lib/enrollment/queries'
import { findRenewal } from '@/lib/enrollment/renewal'
import { findProgress } from '@/lib/progress/queries'
import { isRequired } from '@/lib/progress/satisfied'
import { CertificateForm } from './certificate-form'
import { RenewalForm } from './renewal-form'

export const metadata = { title: 'Course outline' }

function statusText(unit: Unit, done: boolean, current: boolean): string {
  const isPretest = unit.kind === 'quiz' && unit.role === 'pretest'
  if (done) return unit.kind === 'quiz' && !isPretest ? 'Passed' : 'Done'
  if (!isRequired(unit) && !current) return 'Optional'
  return current ? 'Next' : 'To do'
}

export default async function OutlinePage({ params, searchParams }: PageProps<'/learn/[course]'>) {
  const learner = await requireLearnerOn(`/learn/${(await params).course}`)
  const course = await onPage('/learn', () => requireCourse(params))
  const { problem } = await searchParams
  const now = new Date()
  const [enrollment, progress, certificates, renewal] = await Promise.all([
    findEnrollment(learner, course),
    findProgress(learner, course),
    listCertificates(learner, now),
    findRenewal(learner, course, now),
  ])
  const own = certificates.filter((one) => one.courseId === course.id && one.state !== 'superseded')
  // As on the roster: one that holds counts before one that was earned later.
  const certificate = own.find(({ state }) => state === 'valid') ?? own[0]
  const isRenewing = renewal.state === 'under-way'
  const { next } = progress
  return (
    <Page width="reading">
      <PageHeading title={course.title} kicker={course.subtitle} />
      {!enrollment && (
        <form method="post" action={`/learn/${course.slug}/enrollment`}>
          <Notice kind="info" title="You have not started this course yet">
            <p>Start it, and your answers are kept.</p>
          </Notice>
          <Button>Start course</Button>
        </form>
      )}
      {enrollment && (
        <>
          <ProgressBar
            value={progress.doneCount}
            max={progress.requiredCount}
            label={`${progress.doneCount} of ${progress.requiredCount} done${progress.minutesLeft > 0 ? `, about ${progress.minutesLeft} minutes left` : ''}`}
          />
          {certificate && certificate.state !== 'valid' && (
            <Notice
              kind="warn"
              title={certificate.state === 'revoked' ? 'Your certificate was revoked' : 'Your certificate has expired'}
            >
              <p>
                {renewal.state === 'none' && 'Ask your coordinator, or whoever runs this site, what to do. '}What you
                learned and answered is kept, and so is <a href="/certificates">your certificate</a>.
              </p>
            </Notice>
          )}
          {certificate?.state === 'valid' && (
            <Notice kind="good" title="You have earned the certificate of this course">
              <p>
                <a href={`/certificates/${certificate.serial}.pdf`}>Download it (PDF)</a>, or see all{' '}
                <a href="/certificates">your certificates</a>. A <a href="/practice">short case a week</a> keeps it
                fresh, if you like.
              </p>
            </Notice>
          )}
          <RenewalForm course={course} renewal={renewal} now={now} />
          {progress.satisfied && (!certificate || isRenewing) && (
            <CertificateForm learner={learner} course={course} problem={problem} />
          )}
          {next && (
            <ButtonRow>
              <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>
                {progress.doneCount === 0 ? 'Start' : 'Go on'}: {next.title}
              </ButtonLink>
            </ButtonRow>
          )}
        </>
      )}
      {enrollment && progress.doneCount > 0 && (
        <p>
          <a href={`/learn/${course.slug}/weighing`}>How you weigh cases</a>: what you found, and where you raised the
          alarm for nothing.
        </p>
      )}
      {course.modules.map((module) => (
        <section key={module.id}>
          <h2>{module.title}</h2>
          <TaskList
            items={module.units.map((unit) => {
              const done = progress.units.some((one) => one.unit.id === unit.id && one.done)
              const current = unit.id === next?.id && enrollment !== null
              return {
                href: `/learn/${course.slug}/${unit.slug}`,
                title: unit.title,
                ...(unit.kind !== 'quiz' && { hint: unit.summary }),
                minutes: Math.ceil(unit.minutes),
                status: done ? 'done' : current ? 'current' : 'todo',
                statusText: statusText(unit, done, current),
              }
            })}
          />
        </section>
      ))}
    </Page>
  )
}

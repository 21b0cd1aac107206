import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { TaskList } from '@/app/_ui/task-list'
import { requireCourse } from '@/app/(learner)/learn/address'
import { listUnits } from '@/lib/content/course/lookup'
import { listAmendments } from '@/lib/record/amendment/queries'
import { currentCertificate } from '@/lib/record/certificate/current'
import { hoursWithout, waivedOf } from '@/lib/record/certificate/hours'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findLawChange } from '@/lib/record/delta/queries'
import { findRenewal, type Renewal } from '@/lib/training/enrollment/renewal'
import { findProgress, type ProgressUnit } from '@/lib/training/progress/queries'
import { findActiveMs } from '@/lib/training/time/queries'
import { certificateForm } from './certificate-form'
import { FromCoordinator } from './from-coordinator'
import { LawChanged } from './law-changed'
import { RenewalForm } from './renewal-form'

function statusText(
  { unit, done, waived, asked, again }: ProgressUnit,
  { current, isReset }: { current: boolean; isReset: boolean },
): string {
  if (again) return 'The law changed'
  if (waived) return 'Waived'
  const isPretest = unit.kind === 'quiz' && unit.role === 'pretest'
  if (done) return unit.kind === 'quiz' && !isPretest ? 'Passed' : 'Done'
  if (!asked && !current) return 'Optional'
  if (isReset) return 'Once more'
  return current ? 'Next' : 'To do'
}

export const GET = page<'/learn/[course]'>(async ({ params, query }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const problem = query.get('problem')
  const now = new Date()
  const lessonIds = listUnits(course).flatMap((unit) => (unit.kind === 'lesson' ? unit.id : []))
  const [progress, certificates, spent, amendments, law] = await Promise.all([
    findProgress(learner, course),
    listCertificates(learner, now),
    findActiveMs(learner, lessonIds),
    listAmendments(learner),
    findLawChange(learner, course, now),
  ])
  const certificate = currentCertificate(certificates, course.id)
  const hasEarned = certificates.some(({ courseId }) => courseId === course.id)
  const renewal: Renewal = hasEarned ? await findRenewal(learner, course, now) : { state: 'none' }
  const isRenewing = renewal.state === 'under-way'
  const { enrolled, next } = progress
  const changed = progress.units.filter(({ again }) => again)
  const wasReset = (unitId: string) =>
    amendments.some(({ kind, object }) => kind === 'reset' && object === `unit:${unitId}`)
  return {
    title: 'Course outline',
    main: (
      <Page width="reading">
        <PageHeading title={course.title} kicker={course.subtitle} />
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
            <ProgressBar
              value={progress.doneCount}
              max={progress.requiredCount}
              label={`${progress.doneCount} of ${progress.requiredCount} done${progress.minutesLeft > 0 ? `, about ${progress.minutesLeft} minutes left` : ''}`}
            />
            <LawChanged course={course} isHolder={law.isHolder} count={changed.length} />
            {certificate && certificate.state !== 'valid' && (
              <Notice
                kind="warn"
                title={
                  certificate.state === 'revoked' ? 'Your certificate was revoked' : 'Your certificate has expired'
                }
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
            {progress.satisfied &&
              (isRenewing || !(certificate || law.isHolder)) &&
              (await certificateForm({
                learner,
                course,
                problem,
                hasHours: hoursWithout(course.minutes, waivedOf(progress.units)) > 0,
              }))}
            {next && (
              <ButtonRow>
                <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>
                  {progress.doneCount === 0 ? 'Start' : 'Go on'}: {next.title}
                </ButtonLink>
              </ButtonRow>
            )}
          </>
        )}
        {enrolled && progress.doneCount > 0 && (
          <p>
            <a href={`/learn/${course.slug}/weighing`}>How you weigh cases</a>: what you found, and where you raised the
            alarm for nothing.
          </p>
        )}
        <FromCoordinator course={course} amendments={amendments} timeZone={learner.timeZone} />
        {law.changed && changed.length === 0 && (
          <p>
            <a href={`/learn/${course.slug}/changes`}>What changed in the law</a> since you started this course.
          </p>
        )}
        {course.modules.map((module) => (
          <section key={module.id}>
            <h2>{module.title}</h2>
            <TaskList
              items={progress.units.flatMap((one) => {
                const { unit, done, waived, again } = one
                if (!module.units.some(({ id }) => id === unit.id)) return []
                const current = unit.id === next?.id && enrolled
                return {
                  href: `/learn/${course.slug}/${unit.slug}`,
                  title: unit.title,
                  ...(unit.kind !== 'quiz' && { hint: unit.summary }),
                  minutes: Math.ceil(unit.minutes),
                  spent: Math.floor((spent.get(unit.id) ?? 0) / 60_000),
                  status: done && !waived && !again ? 'done' : current ? 'current' : 'todo',
                  statusText: statusText(one, { current, isReset: wasReset(unit.id) }),
                }
              })}
            />
          </section>
        ))}
      </Page>
    ),
  }
})

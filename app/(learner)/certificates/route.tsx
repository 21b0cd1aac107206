import { requireLearnerWith } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findWorkOfSession } from '@/lib/training/progress/work'
import { loadCourses } from '../learn/load-courses'
import { CertificateCard } from './certificate-card'
import { WaitingCertificate } from './waiting-certificate'

export const GET = page(async () => {
  const { learner, found: work } = await requireLearnerWith(findWorkOfSession)
  const now = new Date()
  const [certificates, { courses }, { underWay }, link] = await Promise.all([
    listCertificates(learner, now),
    loadCatalog(),
    loadCourses(learner, work, now),
    readOnceCookie(),
  ])
  const waiting = underWay.filter(({ progress, held }) => progress.satisfied && held.length === 0)
  return {
    title: 'Certificates',
    main: (
      <Page width="wide">
        <PageHeading title="Certificates" kicker={learner.name} />
        <div className="with-side">
          <div>
            {waiting.map(({ course, time }) => (
              <WaitingCertificate key={course.id} course={course} time={time} />
            ))}
            {certificates.length + waiting.length === 0 && (
              <section className="card">
                <h2>You have none yet</h2>
                <p>Finish a course, and its certificate appears here.</p>
                <ButtonRow>
                  <ButtonLink href="/learn">My courses</ButtonLink>
                </ButtonRow>
              </section>
            )}
            {certificates.map((certificate) => (
              <CertificateCard
                key={certificate.serial}
                certificate={certificate}
                renewable={courses.find(({ id, recertification }) => id === certificate.courseId && recertification)}
                link={link?.includes(certificate.serial) ? link : null}
              />
            ))}
          </div>
          <div className="side">
            <ul className="rows">
              <li>
                <a href="/account/transcript">Your transcript</a>
                <p>All of your training on one document.</p>
              </li>
              {certificates.some(({ state }) => state === 'valid') && (
                <li>
                  <a href="/practice">One short case a week</a>
                  <p>Keep what you learned.</p>
                </li>
              )}
            </ul>
          </div>
        </div>
      </Page>
    ),
  }
})

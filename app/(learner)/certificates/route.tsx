import { requireLearner } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listCertificates } from '@/lib/record/certificate/queries'
import { CertificateCard } from './certificate-card'

export const GET = page(async () => {
  const learner = await requireLearner()
  const [certificates, { courses }, link] = await Promise.all([
    listCertificates(learner, new Date()),
    loadCatalog(),
    readOnceCookie(),
  ])
  return {
    title: 'Certificates',
    main: (
      <Page width="wide">
        <PageHeading title="Certificates" kicker={learner.name} />
        <div className="with-side">
          <div>
            {certificates.length === 0 && (
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

import { requireLearner } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/load'
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
      <Page width="reading">
        <PageHeading title="Certificates" kicker={learner.name} />
        {certificates.length === 0 && <p>You have none yet. Complete a course to get one.</p>}
        <p>
          All of your training on one document: <a href="/account/transcript">your transcript</a>.
        </p>
        {certificates.some(({ state }) => state === 'valid') && (
          <p>
            Keep what you learned: <a href="/practice">one short case a week</a>.
          </p>
        )}
        {certificates.map((certificate) => (
          <CertificateCard
            key={certificate.serial}
            certificate={certificate}
            renewable={courses.find(({ id, recertification }) => id === certificate.courseId && recertification)}
            link={link?.includes(certificate.serial) ? link : null}
          />
        ))}
      </Page>
    ),
  }
})

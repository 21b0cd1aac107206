import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { CertificateTag } from '@/app/_ui/certificate-tag'
import { FactList } from '@/app/_ui/fact-list'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { Files } from './files'
import { NewLinks } from './new-links'
import { Sharing } from './sharing'

type Props = {
  certificate: CertificateView
  /** Undefined when the course is no longer offered or its certificates don't renew. */
  renewable: Pick<Course, 'slug'> | undefined
  /** A share link made by the previous request. */
  link: string | null
}

export function CertificateCard({ certificate, renewable, link }: Props) {
  const { serial, name, courseTitle, courseSubtitle, issuedAt, expiresAt, state, demonstration } = certificate
  return (
    <section className="card certificate" id={serial} aria-labelledby={`title-${serial} serial-${serial}`}>
      <h2 id={`title-${serial}`}>
        {courseTitle}: {courseSubtitle}
      </h2>
      <p>
        <CertificateTag state={state} /> <StateSentence certificate={certificate} renewable={renewable} />
      </p>
      {demonstration && <p>DEMONSTRATION: it proves nothing about anybody’s training.</p>}
      <FactList
        facts={[
          { term: 'Issued to', detail: <bdi>{name}</bdi> },
          { term: 'Issued', detail: dayInWords(issuedAt, siteTimeZone) },
          { term: 'Expires', detail: expiresAt ? dayInWords(expiresAt, siteTimeZone) : 'Never' },
          { term: 'Serial', detail: <code id={`serial-${serial}`}>{serial}</code> },
        ]}
      />
      {link && <NewLinks link={link} certificate={certificate} />}
      <ButtonRow>
        <ButtonLink href={`/certificates/${serial}.pdf`}>Download (PDF)</ButtonLink>
        <ButtonLink kind="quiet" href={`/verify/${serial}`}>
          Public page
        </ButtonLink>
      </ButtonRow>
      <Files certificate={certificate} />
      <Sharing certificate={certificate} timeZone={siteTimeZone} />
    </section>
  )
}

function StateSentence({ certificate, renewable }: Pick<Props, 'certificate' | 'renewable'>) {
  const { state, supersededBy } = certificate
  switch (state) {
    case 'valid':
      return 'Whoever checks it reads that it holds.'
    case 'expired':
      return (
        <>
          It held until its last day, and stays on record as that.{' '}
          {renewable && (
            <>
              How to renew it stands with <a href={`/learn/${renewable.slug}`}>its course</a>.
            </>
          )}
        </>
      )
    case 'superseded':
      if (!supersededBy) {
        return 'The law changed since. It is still true for what it says; your course says what to do again for a new one.'
      }
      return (
        <>
          A newer one took its place: <a href={`#${supersededBy}`}>{supersededBy}</a>. Show that one.
        </>
      )
    case 'revoked':
      return 'The issuer withdrew it. Ask your coordinator, or whoever runs this site, what to do. What you learned is kept.'
  }
}

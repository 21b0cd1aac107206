import { CertificateTag } from '@/app/_ui/certificate-tag'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Course } from '@/lib/content/course/schema'
import { cutLineOf } from '@/lib/content/quiz/cut'
import { dayInWords } from '@/lib/platform/words'
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
  const { serial, name, courseTitle, courseSubtitle, issuedAt, expiresAt, timeZone, state, demonstration, panel } =
    certificate
  return (
    <section className="card certificate" id={serial} aria-labelledby={`title-${serial} serial-${serial}`}>
      <h2 id={`title-${serial}`}>
        {courseTitle}: {courseSubtitle}
      </h2>
      <p>
        <CertificateTag state={state} /> <StateSentence certificate={certificate} renewable={renewable} />
      </p>
      {demonstration && <p>DEMONSTRATION: it proves nothing about anyone’s training.</p>}
      <FactList
        facts={[
          { term: 'Issued to', detail: <bdi>{name}</bdi> },
          { term: 'Issued', detail: dayInWords(issuedAt, timeZone) },
          { term: 'Expires', detail: expiresAt ? dayInWords(expiresAt, timeZone) : 'Never' },
          { term: 'Passing score', detail: cutLineOf(panel) },
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
      <Sharing certificate={certificate} />
    </section>
  )
}

function StateSentence({ certificate, renewable }: Pick<Props, 'certificate' | 'renewable'>) {
  const { state, supersededBy } = certificate
  switch (state) {
    case 'valid':
      return 'Anyone who checks it sees that it is valid.'
    case 'expired':
      return (
        <>
          It was valid until its last day and stays on record.{' '}
          {renewable && (
            <>
              To renew it, see <a href={`/learn/${renewable.slug}`}>its course</a>.
            </>
          )}
        </>
      )
    case 'superseded':
      if (!supersededBy) {
        return 'The law has changed since. It is still correct for its day; your course shows how to get a new one.'
      }
      return (
        <>
          A newer one replaced it: <a href={`#${supersededBy}`}>{supersededBy}</a>. Show that one.
        </>
      )
    case 'revoked':
      return 'The issuer revoked it. Ask your coordinator or the site’s administrator what to do. Your training stays on record.'
  }
}

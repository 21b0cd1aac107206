import { requireLearnerOn } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_auth/once-cookie'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tag } from '@/app/_ui/tag'
import { dayInWords } from '@/lib/certificate/content'
import { listCertificates } from '@/lib/certificate/queries'

export const metadata = { title: 'Certificates' }

const states = {
  valid: { text: 'Valid', kind: 'good' },
  expired: { text: 'Expired', kind: 'warn' },
  superseded: { text: 'Superseded', kind: 'warn' },
  revoked: { text: 'Revoked', kind: 'bad' },
} as const

export default async function CertificatesPage() {
  const learner = await requireLearnerOn('/certificates')
  const certificates = await listCertificates(learner, new Date())
  const link = await readOnceCookie()
  return (
    <Page width="reading">
      <PageHeading title="Certificates" kicker={learner.name} />
      {certificates.length === 0 && <p>You have none yet. They appear here when you have completed a course.</p>}
      {certificates.some(({ state }) => state === 'valid') && (
        <p>
          Keep what you learned: <a href="/practice">one short case a week</a>.
        </p>
      )}
      {certificates.map(({ serial, courseTitle, issuedAt, state, shared }) => (
        <section key={serial} className="card">
          <h2>{courseTitle}</h2>
          <p>
            <Tag kind={states[state].kind}>{states[state].text}</Tag> Issued {dayInWords(issuedAt, 'America/New_York')}.
            Serial <code>{serial}</code>
          </p>
          {link?.includes(serial) && (
            <Notice kind="good" title="Whoever has this link can read the PDF" role="status">
              <p>
                <code>{link}</code>
              </p>
              <p>It is shown once. Making another one ends it.</p>
            </Notice>
          )}
          <ButtonRow>
            <ButtonLink href={`/certificates/${serial}.pdf`}>Download (PDF)</ButtonLink>
            <ButtonLink kind="quiet" href={`/verify/${serial}`}>
              Public page
            </ButtonLink>
          </ButtonRow>
          <form method="post" action={`/certificates/${serial}/share`}>
            <ButtonRow>
              <Button kind="quiet" name="do" value="make">
                {shared ? 'Make a new share link' : 'Make a share link'}
              </Button>
              {shared && (
                <Button kind="quiet" name="do" value="end">
                  End sharing
                </Button>
              )}
            </ButtonRow>
          </form>
        </section>
      ))}
    </Page>
  )
}

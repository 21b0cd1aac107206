import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { FactList } from '@/app/_ui/fact-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { StatePanel } from '@/app/_ui/state-panel'
import { dayInWords } from '@/lib/platform/words'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import { approvalLine, counselLine, hoursLineOf, nameLines } from '@/lib/record/certificate/content'
import type { PublicCertificate } from '@/lib/record/certificate/public-certificate'
import { CheckedOn } from '../checked-on'

function sentence(certificate: PublicCertificate): { title: string; detail: string } {
  const { timeZone: zone, issuer, provider } = certificate.snapshot
  switch (certificate.state) {
    case 'revoked':
      return {
        title: 'This certificate was revoked',
        detail: `The issuer withdrew it on ${dayInWords(certificate.revokedAt ?? certificate.issuedAt, zone)}. Do not rely on it.`,
      }
    case 'superseded':
      if (certificate.lawChangedAt && !certificate.supersededBy) {
        return {
          title: 'This certificate was superseded',
          detail: `The law that this course teaches changed on ${dayInWords(certificate.lawChangedAt, zone)}. The certificate is still correct under the law as of ${dayInWords(certificate.lawAsOf, 'UTC')}.`,
        }
      }
      return {
        title: 'This certificate was superseded',
        detail: `A newer one replaced it on ${dayInWords(certificate.supersededAt ?? certificate.issuedAt, zone)}. Ask the holder for that one.`,
      }
    case 'expired':
      return {
        title: 'This certificate has expired',
        detail: `It is genuine and was valid until ${dayInWords(certificate.expiresAt ?? certificate.issuedAt, zone)}.`,
      }
    case 'valid':
      return {
        title: 'This certificate is valid',
        detail: `Issued by ${issuer?.name ?? provider}, unchanged since, and not revoked. ${certificate.expiresAt ? `It is valid until ${dayInWords(certificate.expiresAt, zone)}.` : 'It does not expire.'}`,
      }
  }
}

/** The minimum that lets the public trust a certificate or not. */
export function CertificateRecord({ certificate }: { certificate: PublicCertificate }) {
  const { title, detail } = sentence(certificate)
  const { snapshot } = certificate
  const [root] = rootFingerprints(configuredIssuer()?.keys.filter(({ id }) => id === certificate.pdfKey) ?? [])
  const day = (moment: Date) => dayInWords(moment, snapshot.timeZone)
  return (
    <Page width="reading">
      <StatePanel
        state={certificate.state}
        demonstration={certificate.demonstration}
        title={certificate.demonstration ? `Demonstration: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title}
      >
        <p>{detail}</p>
      </StatePanel>
      {certificate.demonstration && (
        <Notice kind="warn" title="DEMONSTRATION">
          <p>This certificate was issued in a demonstration. It proves nothing about anyone’s training.</p>
        </Notice>
      )}
      <FactList
        facts={[
          {
            term: 'Issued to',
            detail: (
              <>
                <bdi>{certificate.name}</bdi> ({nameLines[certificate.identitySource].toLowerCase()})
              </>
            ),
          },
          {
            term: 'Course',
            detail: `${certificate.courseTitle}: ${snapshot.courseSubtitle}, edition ${certificate.edition}`,
          },
          { term: hoursLineOf(snapshot), detail: certificate.hours },
          { term: 'Approval', detail: approvalLine(snapshot.approvalNumber) },
          { term: 'Legal review', detail: counselLine(snapshot.counselReviewed) ?? 'Reviewed by counsel' },
          { term: 'Completed', detail: day(certificate.completedAt) },
          { term: 'Issued', detail: day(certificate.issuedAt) },
          { term: 'Law as of', detail: dayInWords(certificate.lawAsOf, 'UTC') },
          { term: 'Expires', detail: certificate.expiresAt ? day(certificate.expiresAt) : 'Never' },
          {
            term: 'Signed',
            detail: certificate.hasCredential
              ? 'Yes: you can also check the file'
              : 'No: it was issued before this site had signing keys',
          },
          ...(root
            ? [
                {
                  term: 'Root certificate of the PDF’s signature, SHA-256',
                  detail: <code>{root.replaceAll(':', ' ')}</code>,
                },
              ]
            : []),
          { term: 'Serial', detail: certificate.serial },
        ]}
      />
      <Prose>
        <p>
          This page is the record: compare the name and the course with the certificate you were shown. If you have its
          file, also <a href="/verify#check">check the file</a> to see whether it was changed.{' '}
          <CheckedOn moment={new Date()} />
        </p>
      </Prose>
      <ButtonRow>
        <ButtonLink href="/verify" kind="quiet">
          Verify another
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

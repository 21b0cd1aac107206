import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PrintLink } from '@/app/_ui/print-link'
import { cutLineOf } from '@/lib/content/quiz/cut'
import { dayInWords } from '@/lib/platform/words'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import type { ProvenTime } from '@/lib/proof/verification/stamps'
import { momentOfClock } from '@/lib/proof/verification/words'
import { approvalLine, counselLine, hoursLineOf, nameLines } from '@/lib/record/certificate/document/content'
import { verifyUrlOf } from '@/lib/record/certificate/document/snapshot'
import type { AgreedCertificate } from '@/lib/record/certificate/public-certificate'
import { CheckedOn } from '../checked-on'
import { FindingList } from '../finding-list'
import { Holder } from '../holder'
import { HowChecked } from '../how-checked'
import { StatePanel } from '../state-panel'
import { findingsOf } from './findings-of'

function sentence(certificate: AgreedCertificate): { title: string; detail: string } {
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
        detail: `Issued by ${issuer?.name ?? provider} and not revoked. ${certificate.expiresAt ? `It is valid until ${dayInWords(certificate.expiresAt, zone)}.` : 'It does not expire.'}`,
      }
  }
}

function signatureFacts({ hasCredential, pdfKey }: AgreedCertificate, stamp: ProvenTime | null) {
  if (!hasCredential) return [{ term: 'Signed', detail: 'No: it was issued before this site had signing keys' }]
  const [root] = rootFingerprints(configuredIssuer()?.keys.filter(({ id }) => id === pdfKey) ?? [])
  const clock = stamp
    ? `${momentOfClock(stamp.at)}, by ${stamp.authority}`
    : 'None: its dates are those of the issuer’s clock'
  const fingerprint = {
    term: 'Root of the PDF’s signature, SHA-256',
    detail: <code>{root?.replaceAll(':', ' ')}</code>,
  }
  return [
    { term: 'Signed', detail: 'Yes: you can also check the file' },
    { term: 'Time-stamp', detail: clock },
    ...(root ? [fingerprint] : []),
  ]
}

/** The minimum that lets the public trust a certificate or not. */
export function CertificateRecord({
  certificate,
  stamp,
  print,
}: {
  certificate: AgreedCertificate
  stamp: ProvenTime | null
  print: boolean
}) {
  const { title, detail } = sentence(certificate)
  const { snapshot, serial } = certificate
  const day = (moment: Date) => dayInWords(moment, snapshot.timeZone)
  return (
    <Page width="reading">
      <StatePanel
        state={certificate.state}
        demonstration={certificate.demonstration}
        title={certificate.demonstration ? `Demonstration: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title}
      >
        <p>{detail}</p>
        <p className="state-when">
          <CheckedOn moment={new Date()} />
        </p>
      </StatePanel>
      {print && (
        <p>This page is ready to print: choose Print in your browser’s menu. {verifyUrlOf(snapshot, serial)}</p>
      )}
      {certificate.demonstration && (
        <Notice kind="warn" title="DEMONSTRATION">
          <p>This certificate was issued in a demonstration. It proves nothing about anyone’s training.</p>
        </Notice>
      )}
      <Holder name={certificate.name} nameLine={nameLines[certificate.identitySource]} />
      <h2>What we checked</h2>
      <FindingList findings={findingsOf(certificate)} issuer={snapshot.issuer?.name ?? snapshot.provider} />
      {!print && (
        <ButtonRow>
          <PrintLink href={`/verify/${serial}?print`}>Print this check</PrintLink>
          <ButtonLink href="/verify#check" kind="quiet">
            Check the file
          </ButtonLink>
          <ButtonLink href="/verify" kind="quiet">
            Verify another
          </ButtonLink>
        </ButtonRow>
      )}
      <h2>What it certifies</h2>
      <FactList
        facts={[
          {
            term: 'Course',
            detail: `${certificate.courseTitle}: ${snapshot.courseSubtitle}, edition ${certificate.edition}`,
          },
          { term: hoursLineOf(snapshot), detail: certificate.hours },
          { term: 'Approval', detail: approvalLine(snapshot) },
          { term: 'Legal review', detail: counselLine(snapshot.counselReviewed) ?? 'Reviewed by counsel' },
          { term: 'Passing score', detail: cutLineOf(snapshot.panel) },
          { term: 'Completed', detail: day(certificate.completedAt) },
          { term: 'Issued', detail: day(certificate.issuedAt) },
          { term: 'Law as of', detail: dayInWords(certificate.lawAsOf, 'UTC') },
          { term: 'Expires', detail: certificate.expiresAt ? day(certificate.expiresAt) : 'Never' },
          ...signatureFacts(certificate, stamp),
          { term: 'Serial', detail: certificate.serial },
        ]}
      />
      {!print && <HowChecked />}
    </Page>
  )
}

import { dayInWords } from '@/lib/platform/words'
import { findingOf } from '@/lib/proof/verification/findings'
import { findingsOnRecord } from '@/lib/proof/verification/findings-on-record'
import type { Finding } from '@/lib/proof/verification/verdict'
import type { AgreedCertificate } from '@/lib/record/certificate/public-certificate'
import { recordedOf } from '@/lib/record/certificate/status'

/** The same lines as for a file, from a serial alone. */
export function findingsOf(certificate: AgreedCertificate, now = new Date()): Finding[] {
  const { expiresAt, hasCredential, snapshot } = certificate
  const until = expiresAt && dayInWords(expiresAt, snapshot.timeZone)
  const signed = hasCredential
    ? 'It is on our record, and its signature matches our key.'
    : 'It is on our record. It was issued before we had keys to sign with.'
  return [
    findingOf('issuer', 'passed', signed, snapshot.issuer?.name ?? snapshot.provider),
    findingOf('unchanged', 'unknown', 'You entered a serial. Check the file to find out.'),
    until && expiresAt <= now
      ? findingOf('expiry', 'failed', 'It was valid until then.', until)
      : findingOf('expiry', 'passed', until ? `Good until ${until}.` : 'It has no end date.'),
    ...findingsOnRecord(recordedOf(certificate)),
  ]
}

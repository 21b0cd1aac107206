import { needsProofOfTime } from '@/lib/record/certificate/needs-proof-of-time'
import type { CertificateView } from '@/lib/record/certificate/queries'

/** Open Badges files, folded away: most holders need only the PDF. */
export function Files({ certificate }: { certificate: CertificateView }) {
  const { serial, hasCredential } = certificate
  if (!hasCredential)
    return (
      <p>
        It was issued before this site had signing keys: the PDF is not signed, and there is no credential or badge. Its
        public page shows whether it is valid.
      </p>
    )
  const address = `/credentials/${serial}`
  return (
    <>
      {needsProofOfTime(certificate) && (
        <p>
          We have replaced the key that signed it. Keep the <a href={`${address}.time`}>proof of time</a> with its
          files: they can then be checked without the internet, too.
        </p>
      )}
      <details>
        <summary>Credential and badge</summary>
        <p>The same certificate, signed, in forms that wallets and other sites read (Open Badges 3.0).</p>
        <ul>
          <li>
            <a href={`${address}.json`}>Credential (JSON)</a>, with its proof inside
          </li>
          <li>
            <a href={`${address}.jwt`}>Credential (JWT)</a>, the same as one line
          </li>
          <li>
            <a href={`${address}.png`}>Badge (PNG)</a>, a picture with the credential inside
          </li>
          <li>
            <a href={`${address}.svg`}>Badge (SVG)</a>, the same in any size
          </li>
        </ul>
      </details>
    </>
  )
}

import { configuredIssuer } from '@/lib/proof/issuer/issuer'

export function HowChecked() {
  return (
    <details className="fold">
      <summary>How this check works</summary>
      <p>
        We read the signature in the file, compare the file with what we sign, and look up the serial in our record.
        {configuredIssuer() && (
          <>
            {' '}
            You can repeat the check without us:{' '}
            <a href="/verify/northlight-verifier.html">download the offline verifier</a>.
          </>
        )}
      </p>
    </details>
  )
}

import { Prose } from '@/app/_ui/prose'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import { issuerName } from './sentences'

export function WhatItTells() {
  const issuer = configuredIssuer()
  const roots = rootFingerprints(issuer?.keys ?? [])
  return (
    <Prose>
      {issuer && (
        <>
          <h2>Without a network</h2>
          <p>
            <a href="/verify/northlight-verifier.html">Download the offline verifier</a>: one file that checks
            certificates in your browser, without a network, now and in years to come. It can’t tell whether a
            certificate was revoked.
          </p>
          <h2>In a PDF reader</h2>
          <p>
            A reader shows who signed a PDF, but anyone can make a signature with our name. Compare the SHA-256
            fingerprint of the root certificate at the top of the signer’s chain:
          </p>
          <ul>
            {roots.map((root) => (
              <li key={root}>
                <code>{root.replaceAll(':', ' ')}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>What this shows</h2>
      <p>
        Whether {issuerName()} issued the certificate, to whom, for which course, and whether it is still valid. The
        serial shows what was recorded when it was issued; compare that with what you were given. The file also shows
        whether it was changed.
      </p>
      <h2>What it can’t show</h2>
      <p>
        Whether the person in front of you is the one named. Ask them for a document that shows their name, as you would
        with any certificate.
      </p>
    </Prose>
  )
}

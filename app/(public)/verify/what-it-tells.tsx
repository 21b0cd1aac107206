import { Prose } from '@/app/_ui/prose'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { issuerName } from './sentences'

export function WhatItTells() {
  return (
    <Prose>
      {configuredIssuer() && (
        <>
          <h2>Without a network</h2>
          <p>
            <a href="/verify/northlight-verifier.html">Download the offline verifier</a>: one file that checks
            certificates in your browser, on a computer without a network and in years to come. It cannot know whether
            one was revoked.
          </p>
        </>
      )}
      <h2>What this can tell</h2>
      <p>
        Whether {issuerName()} issued the certificate, to which name, for which course, and whether it still holds. By
        its serial it shows what was recorded when the certificate was issued; compare that with what you were given. By
        its file it also finds whether somebody changed it.
      </p>
      <h2>What it cannot tell</h2>
      <p>
        Whether the person in front of you is the one named. Ask them for a document that shows their name, as you would
        with any certificate.
      </p>
    </Prose>
  )
}

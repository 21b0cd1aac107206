import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { StatePanel } from '@/app/_ui/state-panel'
import { issuerName } from '../sentences'

export function UnknownSerial() {
  return (
    <Page width="reading">
      <StatePanel state="unknown" title="No certificate has this serial">
        <p>{issuerName()} did not issue a certificate with it.</p>
      </StatePanel>
      <Prose>
        <p>
          Compare each character with the certificate. If it matches, the certificate is not ours: ask the person who
          gave it to you where it comes from.
        </p>
      </Prose>
      <ButtonLink href="/verify">Verify another</ButtonLink>
    </Page>
  )
}

export function MistypedSerial() {
  return (
    <Page width="reading">
      <StatePanel state="unknown" title="This serial is mistyped">
        <p>At least one character is wrong or missing, so it was not looked up.</p>
      </StatePanel>
      <Prose>
        <p>
          Compare it with the certificate once more. A serial starts with NL and has sixteen letters and digits after
          that, for example NL-7K3M-9QXD-2VHR-T5WC.
        </p>
      </Prose>
      <ButtonLink href="/verify">Enter it again</ButtonLink>
    </Page>
  )
}

export function RecordAway() {
  return (
    <Page width="reading">
      <StatePanel state="unknown" title="The record cannot be reached now">
        <p>So nothing can be said about this serial. Please try again in a few minutes.</p>
      </StatePanel>
      <Prose>
        <p>
          If you have the file of the certificate, you can check that meanwhile: whether it is genuine is written in the
          file itself.
        </p>
      </Prose>
      <ButtonLink href="/verify#check">Check a file</ButtonLink>
    </Page>
  )
}

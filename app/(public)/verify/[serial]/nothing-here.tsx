import { ButtonLink } from '@/app/_ui/form/button-link'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { issuerName } from '../sentences'
import { StatePanel } from '../state-panel'

export function UnknownSerial() {
  return (
    <Page width="reading">
      <StatePanel state="unknown" title="No certificate has this serial">
        <p>{issuerName()} did not issue a certificate with it.</p>
      </StatePanel>
      <Prose>
        <p>
          Compare each character with the certificate. If they match, the certificate is not ours. Ask the person who
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
        <p>At least one character is wrong or missing, so we did not look it up.</p>
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
      <StatePanel state="unknown" title="The record is unavailable">
        <p>We can’t look up this serial now. Please try again in a few minutes.</p>
      </StatePanel>
      <Prose>
        <p>If you have the certificate’s file, you can check it meanwhile: the file shows whether it is genuine.</p>
      </Prose>
      <ButtonLink href="/verify#check">Check a file</ButtonLink>
    </Page>
  )
}

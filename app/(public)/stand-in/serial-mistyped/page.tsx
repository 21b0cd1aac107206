import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { StatePanel } from '@/app/_ui/state-panel'

export const dynamic = 'force-static'
export const metadata = { title: 'Verify a certificate' }

export default function MistypedSerial() {
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

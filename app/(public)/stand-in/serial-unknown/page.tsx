import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { StatePanel } from '@/app/_ui/state-panel'

export const dynamic = 'force-static'
export const metadata = { title: 'Verify a certificate' }

export default function UnknownSerial() {
  return (
    <Page width="reading">
      <StatePanel state="unknown" title="No certificate has this serial">
        <p>Northlight did not issue a certificate with it.</p>
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

import type { ReactNode } from 'react'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { adviceOf, titleOf } from '@/lib/proof/verification/words'
import type { PublicCertificate } from '@/lib/record/certificate/public-certificate'
import { factRows } from '../check/facts-of'
import { CheckedOn } from '../checked-on'
import { Holder } from '../holder'
import { StatePanel } from '../state-panel'

/** Shows only what a signature proves. */
export function ContradictedRecord({ certificate }: { certificate: PublicCertificate }) {
  const { serial, demonstration, signed, wrong, state } = certificate
  return (
    <Dispute said={`Someone may have changed the record of ${serial}.`} demonstration={demonstration}>
      <Prose>
        <h2>What differs</h2>
        <ul>
          {wrong.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {state === 'revoked' && <p>Its record also says that the issuer revoked it.</p>}
      </Prose>
      {signed && (
        <>
          <h2>What was signed</h2>
          {signed.name && <Holder name={signed.name} nameLine={signed.nameLine} />}
          <FactList facts={factRows(signed)} />
        </>
      )}
    </Dispute>
  )
}

/** The database hides rows, so nothing about the certificate is shown. */
export function UnreadableRecord({ serial }: { serial: string }) {
  return <Dispute said={`Someone may have changed the record of ${serial}: it can’t be read.`} />
}

interface DisputeProps {
  said: string
  demonstration?: boolean
  children?: ReactNode
}

function Dispute({ said, demonstration = false, children }: DisputeProps) {
  return (
    <Page width="reading">
      <StatePanel state="contradicted" title={titleOf('contradicted')} demonstration={demonstration}>
        <p>
          {said} {adviceOf('contradicted')}
        </p>
      </StatePanel>
      {children}
      <Prose>
        <p>
          <CheckedOn moment={new Date()} />
        </p>
      </Prose>
      <ButtonRow>
        <ButtonLink href="/verify" kind="quiet">
          Verify another
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PrintLink } from '@/app/_ui/print-link'
import { Prose } from '@/app/_ui/prose'
import type { Verdict } from '@/lib/proof/verification/verdict'
import { CheckedOn } from '../checked-on'
import { FindingList } from '../finding-list'
import { Holder } from '../holder'
import { HowChecked } from '../how-checked'
import { StatePanel } from '../state-panel'
import { factRows } from './facts-of'

export function VerdictPage({ verdict }: { verdict: Verdict }) {
  const { state, title, reason, advice, findings, facts, sealed, clock } = verdict
  const isOurs = findings.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
  const demonstration = facts?.demonstration ?? false
  return (
    <Page width="reading">
      <StatePanel state={state} title={title} demonstration={demonstration}>
        <p>{reason}</p>
        <p>{advice}</p>
        <p className="state-when">
          <CheckedOn moment={new Date()} />
        </p>
      </StatePanel>
      {demonstration && (
        <Notice kind="warn" title="DEMONSTRATION">
          <p>
            This {sealed ?? 'certificate'} was issued in a demonstration. It proves nothing about anyone’s training.
          </p>
        </Notice>
      )}
      {facts?.name && <Holder name={facts.name} nameLine={facts.nameLine} />}
      <h2>What we checked</h2>
      <FindingList findings={findings} issuer={facts?.name ? facts.issuer : null} />
      <ButtonRow>
        <PrintLink href="#printing">Print this check</PrintLink>
        {isOurs && facts?.serial && (
          <ButtonLink href={`/verify/${facts.serial}`} kind="quiet">
            See the record
          </ButtonLink>
        )}
        <ButtonLink href="/verify" kind="quiet">
          {state === 'unchecked' || state === 'unreadable' ? 'Look up its serial' : 'Check another'}
        </ButtonLink>
      </ButtonRow>
      {facts && (
        <>
          <h2>What it says</h2>
          <FactList facts={factRows(facts)} />
        </>
      )}
      {clock && (
        <Prose>
          <p>{clock}</p>
        </Prose>
      )}
      <Prose>
        <p id="printing">
          This page has its date and time on it: print it to keep the check. We neither kept nor logged what you
          submitted.
        </p>
      </Prose>
      <HowChecked />
    </Page>
  )
}

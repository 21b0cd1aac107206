import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { FactList } from '@/app/_ui/fact-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { Prose } from '@/app/_ui/prose'
import { StatePanel } from '@/app/_ui/state-panel'
import type { Verdict } from '@/lib/proof/verification/verdict'
import { CheckedOn } from '../checked-on'
import { factRows } from './facts-of'
import { FindingList } from './finding-list'

export function VerdictPage({ verdict }: { verdict: Verdict }) {
  const { state, title, reason, advice, findings, facts, proven, sealed, clock } = verdict
  const isOurs = findings.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
  const demonstration = facts?.demonstration ?? false
  return (
    <Page width="reading">
      <StatePanel state={state} title={title} demonstration={demonstration}>
        <p>{reason}</p>
      </StatePanel>
      {demonstration && (
        <Notice kind="warn" title="DEMONSTRATION">
          <p>
            This {sealed ?? 'certificate'} was issued in a demonstration. It proves nothing about anyone’s training.
          </p>
        </Notice>
      )}
      <Prose>
        <h2>What to do</h2>
        <p>{advice}</p>
      </Prose>
      {facts && (
        <>
          <h2>{proven ? 'What it says' : 'What it says (not proven)'}</h2>
          <FactList facts={factRows(facts)} />
        </>
      )}
      <h2>What was checked</h2>
      <FindingList findings={findings} />
      {clock && (
        <Prose>
          <p>{clock}</p>
        </Prose>
      )}
      <Prose>
        <p>
          <CheckedOn moment={new Date()} /> We neither kept nor logged what you submitted.
        </p>
      </Prose>
      <ButtonRow>
        {isOurs && facts?.serial && <ButtonLink href={`/verify/${facts.serial}`}>See the record</ButtonLink>}
        <ButtonLink href="/verify" kind="quiet">
          Check another
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { findingOf, restOf } from './findings'
import type { CheckOutcome, CredentialFacts, Finding, Form, Step, Verdict, VerdictState } from './verdict'
import { adviceOf, titleOf } from './words'

/** The reason for leaving out the other checks. */
const reasons: Partial<Record<VerdictState, string>> = {
  altered: 'An altered file proves nothing.',
  impersonation: 'We check only our own certificates.',
  'not-issued': 'We check only our own certificates.',
  unchecked: 'These follow once it is clear who signed it.',
}

export class VerdictBuilder {
  private readonly findings: Finding[] = []

  constructor(private readonly form: Form) {}

  add(step: Step, outcome: CheckOutcome, sentence: string, detail?: string): void {
    this.findings.push(findingOf(step, outcome, sentence, detail))
  }

  addAll(findings: Finding[]): void {
    this.findings.push(...findings)
  }

  issuedBy(issuer: TrustedIssuer | null, signature: string): void {
    this.add('issuer', 'passed', signature, issuer?.name)
  }

  finish(
    state: VerdictState,
    reason: string,
    facts: CredentialFacts | null,
    more: Partial<Pick<Verdict, 'proven' | 'title' | 'advice' | 'sealed'>> = {},
  ): Verdict {
    const demonstration = facts?.demonstration ?? false
    const why = reasons[state]
    return {
      state,
      form: this.form,
      title: titleOf(state, demonstration),
      reason,
      advice: adviceOf(state, demonstration),
      findings: [...this.findings, ...(why ? restOf(this.findings, why) : [])],
      facts,
      proven: false,
      ...more,
    }
  }
}

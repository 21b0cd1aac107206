import type { CredentialFacts, Finding, Form, Step, Verdict, VerdictState } from './verdict'
import { adviceOf, titleOf } from './words'

export class Case {
  private readonly findings: Finding[] = []

  constructor(private readonly form: Form) {}

  passed(step: Step, sentence: string): void {
    this.findings.push({ step, outcome: 'passed', sentence })
  }

  unknown(step: Step, sentence: string): void {
    this.findings.push({ step, outcome: 'unknown', sentence })
  }

  failed(step: Step, sentence: string): void {
    this.findings.push({ step, outcome: 'failed', sentence })
  }

  close(
    state: VerdictState,
    reason: string,
    facts: CredentialFacts | null,
    more: Partial<Pick<Verdict, 'proven' | 'title' | 'advice' | 'sealed'>> = {},
  ): Verdict {
    const demonstration = facts?.demonstration ?? false
    return {
      state,
      form: this.form,
      title: titleOf(state, demonstration),
      reason,
      advice: adviceOf(state, demonstration),
      findings: this.findings,
      facts,
      proven: false,
      ...more,
    }
  }
}

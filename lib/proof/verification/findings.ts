import type { CheckOutcome, Finding, Step } from './verdict'

/** `detail`: the issuer's name, a day, or a verb instead of _checked_. */
const titles: Record<Step, Record<CheckOutcome, (detail: string) => string>> = {
  issuer: {
    passed: (name) => `Issued by ${name}`,
    failed: (name) => `Not issued by ${name}`,
    unknown: (verb) => `Not ${verb || 'checked'}: who issued it`,
  },
  unchanged: {
    passed: () => 'Not altered',
    failed: () => 'Altered',
    unknown: () => 'Not checked: altered or not',
  },
  expiry: {
    passed: () => 'Not expired',
    failed: (day) => `Expired on ${day}`,
    unknown: (day) => (day ? `Not valid before ${day}` : 'Not checked: expired or not'),
  },
  revocation: {
    passed: () => 'Not revoked',
    failed: (day) => (day ? `Revoked on ${day}` : 'Revoked'),
    unknown: () => 'Not checked: revoked or not',
  },
  succession: {
    passed: () => 'Current',
    failed: () => 'Superseded',
    unknown: () => 'Not checked: current or superseded',
  },
}

/** One line of a check: what was found, and a sentence about it. */
export function findingOf(step: Step, outcome: CheckOutcome, sentence: string, detail = ''): Finding {
  return { step, outcome, title: titles[step][outcome](detail), sentence }
}

const leftOut: Record<Step, string> = {
  issuer: 'who issued it',
  unchanged: 'altered',
  expiry: 'expired',
  revocation: 'revoked',
  succession: 'superseded',
}

/** One line for all that an earlier finding made pointless. */
export function restOf(findings: Finding[], sentence: string): Finding[] {
  const missing = (Object.keys(leftOut) as Step[]).filter((step) => !findings.some((one) => one.step === step))
  const [step, ...others] = missing
  if (!step) return []
  const words = missing.map((one) => leftOut[one])
  const list = others.length === 0 ? words[0] : `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
  return [{ step, outcome: 'unknown', title: `Not checked: ${list}`, sentence }]
}

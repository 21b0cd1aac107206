import { findIdentifying, type Identifying } from '@/lib/people/privacy/victim-text'

/** The button that sends the text as it is. */
export const keepAnyway = 'keepAnyway'

/** Shows a page where the person changes the text or keeps it. */
export class VictimWarning extends Error {
  constructor(
    readonly form: URLSearchParams,
    readonly field: string,
    readonly findings: Identifying[],
  ) {
    super(`This text may identify a victim: it seems to have ${listed(findings)}. Nothing was saved.`)
  }
}

export function listed(findings: Identifying[]): string {
  return new Intl.ListFormat('en-US', { type: 'conjunction' }).format(findings)
}

/** Call after parsing and before saving. Errors: VictimWarning, unless the person chose to keep the text. */
export function warnOfVictims(form: URLSearchParams, field: string): void {
  if (form.get(keepAnyway) !== null) return
  const findings = findIdentifying(form.get(field) ?? '')
  if (findings.length > 0) throw new VictimWarning(form, field, findings)
}

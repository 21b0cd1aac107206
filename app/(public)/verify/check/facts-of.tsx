import type { ReactNode } from 'react'
import type { CredentialFacts } from '@/lib/proof/verification/verdict'
import { dayOfMoment } from '@/lib/proof/verification/words'
import { hoursLine } from '@/lib/record/certificate/document/content'

/** Limits untrusted members, which can be arbitrarily long. */
const longest = 300

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Omits facts that the credential doesn't state. */
export function factRows(facts: CredentialFacts): { term: string; detail: ReactNode }[] {
  const { achievement, version, hours, issuer, validFrom, validUntil, serial } = facts
  const lines: [string, ReactNode][] = [
    ['Course', achievement && <bdi key="course">{short(achievement)}</bdi>],
    ['Edition', version && short(version)],
    [hoursLine, hours && short(hours)],
    ['Issued by', <bdi key="issuer">{short(issuer)}</bdi>],
    ['Issued', validFrom && dayOfMoment(short(validFrom))],
    ['Expires', validUntil && dayOfMoment(short(validUntil))],
    ['Serial', serial && short(serial)],
  ]
  return lines.filter(([, detail]) => detail !== null && detail !== '').map(([term, detail]) => ({ term, detail }))
}

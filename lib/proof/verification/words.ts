import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import type { Step, VerdictState } from './verdict'

const titles: Record<VerdictState, string> = {
  valid: 'This certificate is valid',
  genuine: 'This certificate is genuine',
  expired: 'This certificate has expired',
  superseded: 'This certificate was superseded',
  revoked: 'This certificate was revoked',
  altered: 'This was altered, or its signature is false',
  'foreign-sound': 'This was not issued here, and its issuer’s signature is sound',
  'foreign-unchecked': 'This was not issued here and could not be checked',
  unreadable: 'This could not be read as a certificate',
}

const advice: Record<VerdictState, string> = {
  valid: 'You can rely on it. It held when this page was made; check again when it matters.',
  genuine: 'You can rely on who issued it. Check later, or ask the issuer, whether it still holds.',
  expired: 'Ask the holder for a newer certificate.',
  superseded: 'Ask the holder for a newer certificate.',
  revoked: 'Do not rely on it. Ask the issuer when you need to know why.',
  altered: 'Do not rely on it. Ask the holder for the file as it was downloaded, or look up its serial.',
  'foreign-sound': 'Ask the issuer that it names whether it still holds.',
  'foreign-unchecked': 'Do not rely on it before the issuer that it names has confirmed it.',
  unreadable: 'Use the PDF, the credential or the badge as it was downloaded, or type the serial from the certificate.',
}

export const askLater = {
  title: 'This could not be checked now',
  reason: 'It carries no signature, and the record of unsigned certificates cannot be asked now.',
  advice: 'Try again later, or look up its serial, if it shows one.',
}

/** States in which the title may quote the certificate: it is signed and unchanged. */
const trueToItself: VerdictState[] = ['valid', 'genuine', 'expired', 'superseded', 'revoked']

export function titleOf(state: VerdictState, demonstration = false): string {
  if (!demonstration || !trueToItself.includes(state)) return titles[state]
  return `Demonstration: this${titles[state].slice('This'.length)}`
}

export function sealedTitle(name: string, demonstration: boolean): string {
  return demonstration ? `Demonstration: this ${name} is genuine` : `This ${name} is genuine`
}

export function sealedAdvice(demonstration: boolean): string {
  return demonstration
    ? adviceOf('genuine', true)
    : 'You can rely on what it says of the day on which it was made. Ask for a newer one when it matters what is so now.'
}

export const stepNames: Record<Step, string> = {
  readable: 'Can be read',
  structure: 'Is put together as it should be',
  proof: 'Is unchanged',
  issuer: 'Comes from whom it names',
  dates: 'Holds today',
  status: 'Still stands',
}

export function adviceOf(state: VerdictState, demonstration = false): string {
  return demonstration && trueToItself.includes(state)
    ? 'It comes from a demonstration and proves nothing. Do not rely on it.'
    : advice[state]
}

export function dayOf(moment: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return moment
  return dayInWords(new Date(time), siteTimeZone)
}

export function quoted(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

import { dateInWords, dayInWords, siteTimeZone } from '@/lib/platform/words'
import type { VerdictState } from './verdict'

const titles: Record<VerdictState, string> = {
  valid: 'This certificate is valid',
  genuine: 'This certificate is genuine',
  expired: 'This certificate has expired',
  superseded: 'This certificate was superseded',
  revoked: 'This certificate was revoked',
  contradicted: 'The record is in dispute',
  altered: 'This was altered, or its signature is invalid',
  impersonation: 'This is an impersonation',
  'not-issued': 'This was not issued here',
  unchecked: 'This could not be checked',
  unreadable: 'This could not be read as a certificate',
}

const advice: Record<VerdictState, string> = {
  valid: 'You can rely on it. It was valid when this page was made; check again when it matters.',
  genuine: 'It was issued by the named issuer. Check later, or ask the issuer, whether it is still valid.',
  expired: 'Ask the holder for a newer certificate.',
  superseded: 'Ask the holder for a newer certificate.',
  revoked: 'Do not rely on it. Ask the issuer if you need to know why.',
  contradicted: 'Do not rely on it until the issuer explains the difference.',
  altered: 'Do not rely on it. Ask the holder for the file as it was downloaded, or look up its serial.',
  impersonation: 'Do not rely on it. Ask the holder for a certificate that we issued, or look up its serial.',
  'not-issued': 'This page checks only our own certificates. Ask the holder for the original, or ask its issuer.',
  unchecked: 'Do not rely on it until it has been checked.',
  unreadable: 'Use the PDF, credential, or badge as downloaded, or type the serial from the certificate.',
}

export const timeUnproven = 'The time of its signature is not proven'

export const notOnRecord = (serial: string | null) => ({
  title: 'This is not on record',
  reason: `Our key signed it, but our record has no ${serial ? `certificate ${serial}` : 'such certificate'}.`,
  advice: 'Do not rely on it. Send it to the issuer: our record may be incomplete, or someone else may have our key.',
})

export const askLater = {
  title: 'This could not be checked now',
  reason: 'It has no signature, and the record of unsigned certificates is unavailable.',
  advice: 'Try again later, or look up its serial if it shows one.',
}

/** A scan, a photo, or a re-print: neither foreign nor genuine. */
export const unsignedCopy = {
  title: 'This is a copy without a signature',
  reason: 'It has no signature. Scans, photos, and re-prints have none, so the file alone proves nothing either way.',
  advice: 'Look up the serial that it shows. It begins with NL. Then compare the name and the days with the record.',
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
    : 'You can rely on what it says as of the day it was made. Ask for a newer one if later changes matter.'
}

export function adviceOf(state: VerdictState, demonstration = false): string {
  return demonstration && trueToItself.includes(state)
    ? 'It comes from a demonstration and proves nothing. Do not rely on it.'
    : advice[state]
}

/** The day in the time zone that the moment names. UTC names none: the site's then. */
export function dayOfMoment(moment: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time)) return moment
  const isLocal = /^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/.test(moment)
  return isLocal ? dateInWords(moment.slice(0, 10)) : dayInWords(new Date(time), siteTimeZone)
}

export function quoted(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/** Time-stamp authorities tell UTC. */
export function momentOfClock(moment: Date): string {
  return `${dayInWords(moment, 'UTC')} at ${moment.toISOString().slice(11, 16)} UTC`
}

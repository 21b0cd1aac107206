import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { Finding, Verdict, VerdictState } from '../verdict'
import { dayOfMoment, titleOf } from '../words'

export interface KeysAtHand {
  issuer: TrustedIssuer
  /** When this file was made; null for keys from an opened file, which has no date. */
  asOf: string | null
}

// As in /verify: one shape per state, so that states differ without color.
const shapes: Record<VerdictState | 'demonstration', string> = {
  valid: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.4 12.4l3.1 3.1 6.1-6.6',
  genuine: 'M12 2l8 3v6.2c0 5-3.3 8.7-8 10.8-4.7-2.1-8-5.8-8-10.8V5zM8.2 11.9l2.7 2.7 5-5.4',
  expired: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM12 6.8v5.6l3.6 2.2',
  superseded: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.5 12h8.5M12.7 8.2l3.8 3.8-3.8 3.8',
  revoked: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM8.5 8.5l7 7M15.5 8.5l-7 7',
  contradicted: 'M12 2.6l10 18H2zM12 9.2v5.2M12 17.4v.1',
  altered: 'M5 9.5V2h14v6.5M5 9.5l3.5 2 3.5-2.5 3.5 2.5L19 8.5M5 14v8h14v-9l-3.5 2.5-3.5-2.5-3.5 2.5z',
  impersonation: 'M12 2.6l10 18H2zM9.4 11.4l5.2 5.2M14.6 11.4l-5.2 5.2',
  'not-issued': 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7 12h10',
  unchecked: 'M3 3h18v18H3zM9.2 9.3a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 1.9M12 16.9v.1',
  unreadable: 'M5 2h9l5 5v15H5zM14 2v5h5M9 12l6 6M15 12l-6 6',
  demonstration: 'M12 2.6l10 18H2zM12 9.2v5.2M12 17.4v.1',
}
const marks: Record<Finding['outcome'], string> = {
  passed: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM7.6 12.4l3 3 5.8-6.4',
  failed: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM8.5 8.5l7 7M15.5 8.5l-7 7',
  unknown: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM7.5 12h9',
}
/** A stranger's file may have very long values. */
const longest = 300

/** Strings become text, never markup: they come from a stranger's file. */
export function element(name: string, attributes: Record<string, string>, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}

function drawn(shape: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  const path = document.createElementNS(space, 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', shape)
  svg.append(path)
  return svg
}

function panel({ state, title, reason, advice, facts }: Verdict): { shown: HTMLElement; heading: HTMLElement } {
  const said = title === titleOf('unchecked') ? 'This could not be checked with these keys' : title
  const heading = element('h2', { tabindex: '-1' }, said)
  const words = element('div', {}, heading, element('p', {}, reason), element('p', {}, advice))
  // A demonstration certificate never gets the color of a valid one.
  const look = facts?.demonstration && (state === 'valid' || state === 'genuine') ? 'demonstration' : state
  const kind = `state state-${look}${facts?.demonstration ? ' state-demonstration' : ''}`
  return { shown: element('div', { class: kind }, drawn(shapes[look]), words), heading }
}

function factList(verdict: Verdict): HTMLElement[] {
  const { facts, proven } = verdict
  if (!facts) return []
  const rows: [string, string | null][] = [
    ['Issued to', facts.name],
    ['Name', facts.nameLine && `${facts.nameLine}: compare it with an ID`],
    ['Course', facts.achievement],
    ['Edition', facts.version],
    ['Contact hours (provider’s estimate)', facts.hours],
    ['Issued by', facts.issuer],
    ['Issued', facts.validFrom && dayOfMoment(facts.validFrom)],
    ['Expires', facts.validUntil && dayOfMoment(facts.validUntil)],
    ['Serial', facts.serial],
  ]
  const short = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text)
  const shown = rows.map(([term, detail]) =>
    detail ? [element('div', {}, element('dt', {}, term), element('dd', {}, element('bdi', {}, short(detail))))] : [],
  )
  return [
    element('h3', {}, proven ? 'What it says' : 'What it says (not proven)'),
    element('dl', { class: 'facts' }, ...shown.flat()),
  ]
}

function findingList(findings: Finding[]): HTMLElement {
  const items = findings.map(({ outcome, title, sentence }) => {
    const words = [element('strong', {}, title), element('span', {}, sentence)]
    return element('li', { class: `finding finding-${outcome}` }, drawn(marks[outcome]), element('p', {}, ...words))
  })
  return element('ul', { class: 'findings' }, ...items)
}

function linkTo(address: string): HTMLElement {
  return element('a', { href: address, rel: 'noreferrer' }, address)
}

function limits({ state, facts, findings, sealed }: Verdict, { issuer, asOf }: KeysAtHand): HTMLElement[] {
  const as = asOf ? `the keys inside this file, as of ${dayOfMoment(asOf)}` : 'the keys in the file that you opened'
  const checked = `It was checked against ${as}.`
  if (state === 'unchecked') {
    const more = ' A newer key file may tell more. If it shows a serial, look it up at '
    return [element('p', { class: 'notice limits' }, `${checked}${more}`, linkTo(`${issuer.url}/verify`), '.')]
  }
  const isOurs = findings.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
  if (!isOurs || (state !== 'genuine' && state !== 'expired')) return []
  if (sealed) return [element('p', { class: 'notice limits' }, checked)]
  const address = facts?.serial ? `${issuer.url}/verify/${facts.serial}` : `${issuer.url}/verify`
  const unknown = 'Only the record shows whether it was revoked or superseded since. When you have a network, see '
  return [element('p', { class: 'notice limits' }, unknown, linkTo(address), `. ${checked}`)]
}

export function showVerdict(place: HTMLElement, verdict: Verdict, name: string, at: Date, keys: KeysAtHand): void {
  const { shown, heading } = panel(verdict)
  const clock = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short' }).format(at)
  place.replaceChildren(
    shown,
    ...limits(verdict, keys),
    ...factList(verdict),
    element('h3', {}, 'What we checked'),
    findingList(verdict.findings),
    ...(verdict.clock ? [element('p', {}, verdict.clock)] : []),
    element('p', { class: 'checked' }, element('bdi', {}, name), `, checked on ${clock} by this computer’s clock.`),
  )
  heading.focus()
}

import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { drawOutcome, drawState } from '../drawing'
import type { Finding, Verdict } from '../verdict'
import { dayOfMoment, titleOf } from '../words'

export interface KeysAtHand {
  issuer: TrustedIssuer
  /** When this file was made; null for keys from an opened file, which has no date. */
  asOf: string | null
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
  const { shape, className } = drawState(state, facts?.demonstration ?? false)
  return { shown: element('div', { class: className }, drawn(shape), words), heading }
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
    const { shape, className } = drawOutcome(outcome)
    return element('li', { class: className }, drawn(shape), element('p', {}, ...words))
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

import { html, type Markup } from '@/lib/platform/file/html'
import { duration } from '@/lib/record/anomaly/words'
import type { Collected } from './collected'
import { facts, link, packetPage, table } from './content/page'

interface About {
  about: string
  organizationName: string
  madeAt: Date
  issuer: { name: string; did: string; url: string } | null
  outside: { witness: string; clock: string }
}

export function indexPage(
  { about, organizationName, madeAt, issuer, outside }: About,
  { people, disputed, versions, size }: Collected,
): string {
  const signed = issuer
    ? `This packet is signed by ${issuer.name} (${issuer.did}): any later change by anyone else can be detected.`
    : 'This packet is not signed, because the site has no keys.'
  const trust = issuer
    ? `To be sure that ${issuer.name} signed it, use the verifier or the keys from ${issuer.url}/verify at least once, not only the copies in this packet.`
    : ''
  const rows = people.map((one) => [
    link(`${one.folder}/index.html`, one.name),
    one.serials.join(', ') || 'none',
    duration(one.activeMs),
    String(one.anomalies),
  ])
  const versionRows = versions
    .all()
    .map((one) => [link(`${one.folder}/outline.html`, `${one.title}, edition ${one.edition}`), one.lawAsOf, one.hash])
  const body = [
    html`<p>${signed} Open ${link('verifier.html', 'verifier.html')} and choose the ZIP to check it in this browser without a network, or run check.mjs; ${link('README.txt', 'README.txt')} explains how to use any other tool, and what no packet can prove by itself. ${trust}</p>`,
    facts([
      ['About', about],
      ['Requested by a coordinator of', organizationName],
      ['Made', `${madeAt.toISOString()} (UTC)`],
      ['Audit log up to', `entry ${size}`],
      ['Outside witnesses', outside.witness],
      ['Outside clock', outside.clock],
    ]),
    html`<h2>People</h2>`,
    table('People in this packet', ['Name', 'Certificates', 'Active time', 'Time flags'], rows),
    ...inDispute(disputed),
    html`<h2>Course versions</h2>`,
    table('Versions taken', ['Version', 'Law as of', 'Hash'], versionRows),
    html`<p>${link('thresholds.json', 'thresholds.json')} lists the thresholds for time flags, with reasons.</p>`,
  ]
  return packetPage(`Audit packet: ${about}`, body)
}

function inDispute(people: Collected['disputed']): Markup[] {
  if (people.length === 0) return []
  const names = people.map(({ name }) => name).join(', ')
  return [
    html`<h2>In dispute</h2>
<p>The records of these people do not match the log, so nothing about them is signed or in this packet: ${names}.</p>`,
  ]
}

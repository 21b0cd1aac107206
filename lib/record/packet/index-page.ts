import { duration } from '@/lib/record/anomaly/words'
import type { Collected } from './collected'
import { escaped, facts, link, packetPage, table } from './page'

interface About {
  about: string
  organizationName: string
  madeAt: Date
  issuer: { name: string; did: string; url: string } | null
}

export function indexPage(
  { about, organizationName, madeAt, issuer }: About,
  { people, shelf, size }: Collected,
): string {
  const signed = issuer
    ? `This packet is signed by ${issuer.name} (${issuer.did}): whatever is changed in it after that, by anybody else, can be told.`
    : 'This packet is not signed: the site has no keys.'
  const trust = issuer
    ? `That it really was ${issuer.name} who signed it, only its own site can tell: use the verifier or the keys from ${issuer.url}/verify once, and not only what came in here.`
    : ''
  const rows = people.map((one) => [
    link(`${one.folder}/index.html`, one.name),
    one.serials.join(', ') || 'none',
    duration(one.activeMs),
    String(one.anomalies),
  ])
  const versions = shelf
    .all()
    .map((one) => [link(`${one.folder}/outline.html`, `${one.title}, edition ${one.edition}`), one.lawAsOf, one.hash])
  const body = [
    `<p>${escaped(signed)} Open ${link('verifier.html', 'verifier.html').html} and choose the ZIP to check it in this browser without a network, or run check.mjs; ${link('README.txt', 'README.txt').html} says how any other tool can, and what no packet can show by itself. ${escaped(trust)}</p>`,
    facts([
      ['About', about],
      ['Asked for by a coordinator of', organizationName],
      ['Made', `${madeAt.toISOString()} (UTC)`],
      ['The log as of', `entry ${size}`],
    ]),
    '<h2>People</h2>',
    table('Who it is about', ['Name', 'Certificates', 'Active time', 'Noticed about time'], rows),
    '<h2>What they were taught from</h2>',
    table('Course versions', ['Version', 'Law as of', 'Hash'], versions),
    `<p>${link('thresholds.json', 'thresholds.json').html} has the numbers by which something about time is noticed, and why they are so.</p>`,
  ]
  return packetPage(`Audit packet: ${about}`, body.join('\n'))
}

import type { PacketVerdict } from '@/lib/proof/verification/packet/packet'
import { dayOfMoment } from '../words'
import { element, type KeysAtHand } from './shown'

const most = 50

const titles: Record<PacketVerdict['seal']['kind'], string> = {
  ours: 'This packet is unchanged since it was sealed',
  broken: 'This packet was changed',
  newer: 'This packet could not be checked with these keys',
  stranger: 'This packet was not made here',
}
const looks = { ours: 'good', broken: 'bad', newer: 'warn', stranger: 'warn' } as const

export function showPacket(
  place: HTMLElement,
  verdict: PacketVerdict,
  name: string,
  { issuer, asOf }: KeysAtHand,
): void {
  const { seal, problems, counts, clocks, hasChains, about, madeAt } = verdict
  const kind = seal.kind === 'ours' && problems.length > 0 ? 'broken' : seal.kind
  const changed = 'Its list of files is unchanged, but some files in the ZIP differ from it.'
  const sentence = kind === seal.kind ? seal.sentence : changed
  const heading = element('h2', { tabindex: '-1' }, titles[kind])
  const listed = problems.slice(0, most).map((problem) => element('li', {}, problem))
  const more = problems.length > most ? [element('li', {}, `And ${problems.length - most} more.`)] : []
  const counted = [
    `Files with their hashes: ${counts.files}`,
    `People: ${counts.people}, with ${counts.attempts} attempts and ${counts.certificates} certificates`,
    `Certificates and transcripts with their signatures: ${counts.documents}`,
    `Entries of the log with their proofs: ${counts.entries}`,
    clocks.length > 0 ? `Time-stamps beside files, by ${clocks.join(', ')}` : 'There are no time-stamps beside files',
    hasChains
      ? 'No entry about a person is left out'
      : 'There is no subject chain: an entry about a person, with its row, could have been left out',
  ]
  place.replaceChildren(
    element('div', { class: `notice notice-${looks[kind]}` }, heading, element('p', {}, sentence)),
    element(
      'p',
      {},
      'Audit packet about ',
      element('bdi', {}, about),
      madeAt ? `, made on ${dayOfMoment(madeAt)}.` : '.',
    ),
    ...(problems.length > 0 ? [element('h3', {}, 'Problems'), element('ul', {}, ...listed, ...more)] : []),
    element('h3', {}, 'What was checked'),
    element('ul', {}, ...counted.map((line) => element('li', {}, line))),
    element(
      'p',
      { class: 'notice limits' },
      `It was checked against ${asOf ? `the keys of ${issuer.name} inside this file` : 'the keys in the file that you opened'}. `,
      'Scores, active time, and every row of the record are rebuilt and compared by check.mjs in the packet.',
    ),
    element('p', { class: 'checked' }, element('bdi', {}, name)),
  )
  heading.focus()
}

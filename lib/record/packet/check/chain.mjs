/* Each person's chain of entries: one that was left out shows. */
import { exists, jsonIn, sha256 } from './files.mjs'
import { expect, notes } from './findings.mjs'
import { linkOf, rootByPath } from './log.mjs'

const genesis = '0'.repeat(64)

export function checkChain({ accountId, log }, checkpoints, { manifest, name }) {
  const { subjects } = checkpoints.get(manifest.log) ?? {}
  // Packets from before there were chains: checkTail says so.
  if (!subjects) return
  const chain = exists(`${name}/chain.json`) && jsonIn(`${name}/chain.json`)
  if (!chain) return expect(false, `${name}/chain.json does not show how many entries are about the person`)
  const { index, links, path } = chain
  let head = genesis
  for (const { hash, own } of links)
    head = sha256(`northlight subject link 1\n${head}\n${own ? 'own' : 'listed'}\n${hash}`)
  const leaf = sha256(`northlight subject 1\n${accountId}\n${links.length}\n${head}`)
  expect(
    rootByPath(leaf, index, subjects.count, path) === subjects.root,
    `${name}/chain.json is not the person’s chain in the sealed log`,
  )
  const there = new Set(log.map(linkOf))
  const chained = new Set(links.map(({ hash }) => hash))
  for (const [at, { hash, own }] of links.entries())
    expect(!own || there.has(hash), `${name}/log.json leaves out entry ${at + 1} of ${links.length} about the person`)
  for (const one of log) expect(chained.has(linkOf(one)), `${name}: entry ${one.position} is not in the person’s chain`)
}

/** Clocks of machines differ. */
const slackMs = 120_000

const parts = ['subjects', 'tree', 'note']

/** With an older checkpoint, the newest entries could be left out. */
export function checkTail(manifest, checkpoints) {
  const last = checkpoints.get(manifest.log)
  // Packets of version 1 are from before there were chains.
  if (manifest.version !== 1)
    for (const part of parts)
      expect(last?.[part], `the newest checkpoint has no “${part}”, which each packet since version 2 has`)
  const hasChains = [...checkpoints.values()].some(({ subjects }) => subjects)
  expect(last?.subjects || !hasChains, 'the packet does not name the newest of its checkpoints')
  if (last?.subjects) {
    const isNewest = Date.parse(last.madeAt) >= Date.parse(manifest.madeAt) - slackMs
    expect(isNewest, `the checkpoint at entry ${last.size} is older than the packet, so newer entries may be left out`)
  } else if (manifest.version === 1)
    notes.push('There is no subject chain: an entry about a person, with its row, could have been left out')
}

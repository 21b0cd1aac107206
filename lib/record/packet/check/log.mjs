/* The log: entries under sealed checkpoints (RFC 9162). */
import { canonical, sha256, text } from './files.mjs'
import { counts, expect } from './findings.mjs'
import { expectNoted, expectSealed } from './signatures.mjs'

const node = (mark, ...parts) => sha256(Uint8Array.of(mark), ...parts.map((part) => Buffer.from(part, 'hex')))

export function rootByPath(leaf, index, leaves, proof) {
  let place = index
  let last = leaves - 1
  let root = node(0, leaf)
  for (const beside of proof) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      root = node(1, beside, root)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else root = node(1, root, beside)
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : null
}

export const linkOf = ({ previous, entry }) => sha256(`northlight audit link 1\n${previous}\n${canonical(entry)}`)

export function packetCheckpoints() {
  const lines = text('log/checkpoints.jsonl').split('\n').filter(Boolean)
  return new Map(
    lines.map((line) => {
      const checkpoint = JSON.parse(line)
      expectSealed(checkpoint, `log/checkpoints.jsonl, the checkpoint at ${checkpoint.size}`)
      expectNoted(checkpoint, `log/checkpoints.jsonl, the checkpoint at ${checkpoint.size}`)
      return [checkpoint.size, checkpoint]
    }),
  )
}

export function checkLog(log, checkpoints, name) {
  for (const [index, { entry, position, path: proof, checkpoint: size, values }] of log.entries()) {
    counts.entries += 1
    const said = `${name}: entry ${position} (${entry.action})`
    const link = linkOf(log[index])
    const checkpoint = checkpoints.get(size)
    const leaves = checkpoint ? size - checkpoint.from + 1 : 0
    const holds = checkpoint && rootByPath(link, position - checkpoint.from, leaves, proof) === checkpoint.root
    expect(holds, `${said} is not in the sealed log`)
    for (const [field, { salt, value }] of Object.entries(values)) {
      counts.values += 1
      expect(entry.digests[field] === sha256(salt, value), `${said}: ${field} is not what was written`)
    }
  }
}

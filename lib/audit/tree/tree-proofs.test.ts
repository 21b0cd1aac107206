import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordAll } from '@/lib/audit/log/record'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { rootOfPath, rootsOfConsistency } from './merkle'
import { findNewestNote } from './notes'
import { sealLog } from './seal-log'
import { findConsistency, findInclusion } from './tree-proofs'

const hex = (base64: string[]) => base64.map((one) => Buffer.from(one, 'base64').toString('hex'))

async function grown() {
  const entry = { action: 'key.used', actor: { accountId: null, role: 'system' } } as const
  await transact((tx) => recordAll(tx, [entry, entry, entry], systemWorld.now()))
  await sealLog()
  const newest = await findNewestNote()
  if (!newest) throw new Error('there is no checkpoint')
  return newest
}

test('two checkpoints are consistent, and an entry is in both, by public proofs', async () => {
  const before = await grown()
  const after = await grown()
  const { consistency } = await findConsistency({ from: before.size, to: after.size })
  const proof = { earlier: before.size, size: after.size, before: before.tree }
  expect(rootsOfConsistency(proof, hex(consistency))).toEqual({ before: before.tree, after: after.tree })
  const [link] = await query<{ hash: string }>`select hash from audit_link where position = ${before.size}::bigint`
  for (const { size, tree } of [before, after]) {
    const path = hex((await findInclusion({ entry: before.size, to: size })).inclusion)
    const place = { index: before.size - 1, leaves: size }
    expect(rootOfPath(link?.hash ?? '', place, path)).toBe(tree)
    const other = createHash('sha256').update('another entry').digest('hex')
    expect(rootOfPath(other, place, path)).not.toBe(tree)
  }
})

test('entries that are not signed yet have no proof', async () => {
  const { size } = await grown()
  const beyond = size + 1000
  await expect(findConsistency({ from: 1, to: beyond })).rejects.toMatchObject({ code: 'not-found' })
  await expect(findConsistency({ from: beyond })).rejects.toMatchObject({ code: 'not-found' })
  await expect(findInclusion({ entry: beyond })).rejects.toMatchObject({ code: 'not-found' })
})

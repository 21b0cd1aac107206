import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LogTree, perTile } from './log-tree'
import { hashNode, inclusionPaths, MerkleRoot, merkleRoot, rootsOfConsistency } from './merkle'

/** The leaves and proofs that implementations of Certificate Transparency test against. */
const published = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']

const hashes = (count: number) =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(String(index)).digest('hex'))

/** Stores what sealing stores: complete subtrees of 256, 65,536, … leaves. */
function treeOver(leaves: readonly string[]): LogTree {
  const levels: string[][] = [leaves.map((leaf) => hashNode(0, leaf)), [], []]
  const tree = new MerkleRoot()
  for (const leaf of leaves)
    tree.add(leaf, ({ leaves: count, hash }) => {
      if (count === perTile || count === perTile ** 2) levels[count === perTile ? 1 : 2]?.push(hash)
    })
  return new LogTree(async (level, tile) => (levels[level] ?? []).slice(tile * perTile, (tile + 1) * perTile))
}

test('proofs of consistency are those of Certificate Transparency’s test data', async () => {
  const tree = treeOver(published)
  expect(await tree.consistency(1, 1)).toEqual([])
  expect(await tree.consistency(1, 8)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
  expect(await tree.consistency(6, 8)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  expect(await tree.consistency(2, 5)).toEqual([
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
})

test('a proof of consistency leads to both roots, and to no others', async () => {
  const all = hashes(300)
  const tree = treeOver(all)
  const sizes = fc
    .integer({ min: 1, max: 300 })
    .chain((size) => fc.record({ size: fc.constant(size), earlier: fc.integer({ min: 1, max: size }), bent: fc.nat() }))
  await fc.assert(
    fc.asyncProperty(sizes, async ({ size, earlier, bent }) => {
      const proof = await tree.consistency(earlier, size)
      const [before, after] = [merkleRoot(all.slice(0, earlier)), merkleRoot(all.slice(0, size))]
      expect(rootsOfConsistency({ earlier, size, before }, proof)).toEqual({ before, after })
      expect(rootsOfConsistency({ earlier, size, before }, [...proof, after])).not.toEqual({ before, after })
      if (proof.length === 0) return
      const other = proof.with(bent % proof.length, 'ab'.repeat(32))
      expect(rootsOfConsistency({ earlier, size, before }, other)).not.toEqual({ before, after })
      expect(rootsOfConsistency({ earlier, size, before }, proof.slice(1))).not.toEqual({ before, after })
    }),
  )
})

test('a tree of stored tiles grows and proves as one that is built anew', async () => {
  const all = hashes(70_000)
  const tree = treeOver(all)
  const pathOf = inclusionPaths(all)
  for (const index of [0, 255, 256, 65_535, 65_536, 69_999])
    expect(await tree.inclusion(index, all.length)).toEqual(pathOf(index))
  for (const size of [1, 255, 256, 257, 65_535, 65_536, 65_792, 70_000])
    expect(new MerkleRoot(await tree.peaks(size)).root()).toBe(merkleRoot(all.slice(0, size)))
})

test('a tree with a missing node proves nothing', async () => {
  const tree = new LogTree(async () => [])
  await expect(tree.inclusion(0, 5)).rejects.toThrow('no node')
})

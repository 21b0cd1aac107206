import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inclusionPaths, merkleRoot, rootOfPath } from './merkle'

/** The leaves and roots that implementations of Certificate Transparency test against. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('merkleRoot gives the roots of Certificate Transparency’s test data', () => {
  expect(roots.map((_, count) => merkleRoot(leaves.slice(0, count)))).toEqual(roots)
  expect(inclusionPaths(leaves)(0)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
})

const hashes = (count: number) =>
  Array.from({ length: count }, (_, index) => createHash('sha256').update(String(index)).digest('hex'))

test('a leaf’s path leads to the root only from its own place, leaf, path and size', () => {
  const sizes = fc.integer({ min: 1, max: 70 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      index: fc.nat(count - 1),
      other: fc.nat(count - 1),
      bent: fc.nat(),
    }),
  )
  fc.assert(
    fc.property(sizes, ({ count, index, other, bent }) => {
      const all = hashes(count)
      const root = merkleRoot(all)
      const path = inclusionPaths(all)(index)
      const leaf = all[index] ?? ''
      expect(rootOfPath(leaf, { index, leaves: count }, path)).toBe(root)
      if (other !== index) {
        expect(rootOfPath(all[other] ?? '', { index, leaves: count }, path)).not.toBe(root)
        expect(rootOfPath(leaf, { index: other, leaves: count }, path)).not.toBe(root)
      }
      expect(rootOfPath(leaf, { index, leaves: count }, [...path, root])).not.toBe(root)
      expect(rootOfPath(leaf, { index: count, leaves: count }, path)).toBeNull()
      if (path.length === 0) return
      expect(rootOfPath(leaf, { index, leaves: count }, path.slice(1))).not.toBe(root)
      const bend = path.with(bent % path.length, root)
      expect(rootOfPath(leaf, { index, leaves: count }, bend)).not.toBe(root)
    }),
  )
})

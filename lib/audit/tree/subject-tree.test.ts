import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merkleRoot, rootOfPath } from './merkle'
import { SubjectTree } from './subject-tree'

const leafOf = (text: string) => createHash('sha256').update(text).digest('hex')

test('a tree whose leaves change and grow has the root and paths of one made whole', () => {
  const steps = fc.array(fc.array(fc.nat(40), { maxLength: 12 }), { maxLength: 6 })
  fc.assert(
    fc.property(steps, (batches) => {
      const tree = new SubjectTree()
      const leaves: string[] = []
      for (const [round, batch] of batches.entries()) {
        for (const place of batch) {
          const index = Math.min(place, leaves.length)
          leaves[index] = leafOf(`${round} ${place}`)
          tree.set(index, leaves[index])
        }
        const root = merkleRoot(leaves)
        expect([tree.size, tree.root()]).toEqual([leaves.length, root])
        for (const [index, leaf] of leaves.entries())
          expect(rootOfPath(leaf, { index, leaves: leaves.length }, tree.path(index))).toBe(root)
      }
    }),
  )
})

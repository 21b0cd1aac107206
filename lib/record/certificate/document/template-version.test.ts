import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sourceOf } from '@/lib/platform/file/pdf'
import { currentTemplate, templateOf } from './template-version'

/** Append-only. */
const hashes = [
  '920e0bf84f13dfbed88798836f284758e06038ee5dc411f9a0d90e3b9b5d1136',
  '2836f103d0e6045ebb52d539c3b9cc0dbfe46f379194fc284d8bcc779ef78888',
  '92af19dc4904305c5ef45b7366d59151d531b3ffc17d9c97c1cea233af3ee0b4',
  '457c5f33ffa1c0ca4c121b8880c555b76bfa06516dc9f501c08b9f3a29af7fe8',
]

test.each(hashes.map((hash, index) => [index + 1, hash] as const))(
  'template %i is as it was released',
  (version, hash) => {
    const now = createHash('sha256')
      .update(sourceOf(templateOf(version)))
      .digest('hex')
    expect(
      now,
      `Template ${version} was released: certificates name it. Undo the edit, and make a new version for it.`,
    ).toBe(hash)
  },
)

test('the newest template is current, and higher numbers are unknown', () => {
  expect(currentTemplate).toBe(hashes.length)
  expect(() => templateOf(hashes.length + 1)).toThrow('No certificate template was released as number')
})

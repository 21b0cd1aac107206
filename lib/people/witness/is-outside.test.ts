import { expect, test } from 'vitest'
import { isOutside } from './is-outside.mjs'

test.each([
  ['mailto:clerk@court.example', true],
  ['https://witness.example', true],
  ['git+ssh://git@host.example/checkpoints.git', true],
  ['file:///var/lib/northlight/checkpoints', false],
  ['git+file:///srv/checkpoints.git', false],
  ['http://127.0.0.1:8080', false],
  ['git+ssh://git@localhost/checkpoints.git', false],
])('a witness at %s is on another machine: %s', (address, outside) => {
  expect(isOutside(address)).toBe(outside)
})

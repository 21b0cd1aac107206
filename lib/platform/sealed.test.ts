import { expect, test } from 'vitest'
import { seal, unseal } from './sealed'

test('a sealed secret opens for its purpose, and does not contain the text', () => {
  const sealed = seal('client secret ☃', 'provider:1')
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain('client')
  expect(unseal(sealed, 'provider:1')).toBe('client secret ☃')
  expect(seal('client secret ☃', 'provider:1')).not.toBe(sealed)
})

test('a secret sealed for another row is not opened', () => {
  expect(unseal(seal('secret', 'provider:1'), 'provider:2')).toBeNull()
})

test('a changed, cut or empty value is not opened', () => {
  const bytes = Buffer.from(seal('secret', 'provider:1'), 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(unseal(bytes.toString('base64'), 'provider:1')).toBeNull()
  expect(unseal(bytes.subarray(0, 20).toString('base64'), 'provider:1')).toBeNull()
  expect(unseal('', 'provider:1')).toBeNull()
})

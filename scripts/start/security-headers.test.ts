import { expect, test } from 'vitest'
import { frontHeadersOf } from './security-headers.mjs'

test('answers carry HSTS when people come by https, and only then', () => {
  const hsts = { 'Strict-Transport-Security': 'max-age=31536000' }
  expect(frontHeadersOf('https://training.example.org')).toMatchObject(hsts)
  expect(frontHeadersOf('http://127.0.0.1:3000')).not.toHaveProperty('Strict-Transport-Security')
})

import { expect, test } from 'vitest'
import { factsOf } from './facts'

test('whatever name others give themselves, their id stands beside it', () => {
  const issuer = (name: string) => factsOf({ issuer: { id: 'did:web:school.example', name } }, null).issuer
  expect(issuer('A school')).toBe('A school (did:web:school.example)')
  expect(issuer('Northlight '.repeat(100))).toMatch(/^Northlight .*… \(did:web:school\.example\)$/)
})

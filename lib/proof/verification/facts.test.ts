import { expect, test } from 'vitest'
import { factsOf } from './facts'

test("another issuer's name is shown with its id", () => {
  const issuer = (name: string) => factsOf({ issuer: { id: 'did:web:school.example', name } }, null).issuer
  expect(issuer('A school')).toBe('A school (did:web:school.example)')
  expect(issuer('Northlight '.repeat(100))).toMatch(/^Northlight .*… \(did:web:school\.example\)$/)
})

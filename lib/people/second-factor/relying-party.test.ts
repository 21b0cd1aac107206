import { expect, test } from 'vitest'
import { relyingPartyOf } from './relying-party'

test.each([
  ['https://training.example.gov', { id: 'training.example.gov', origin: 'https://training.example.gov' }],
  ['https://training.example.gov:8443', { id: 'training.example.gov', origin: 'https://training.example.gov:8443' }],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
])('passkeys of %s belong to its host', (address, party) => {
  expect(relyingPartyOf(address)).toEqual(party)
})

test.each(['http://127.0.0.1:3000', 'https://192.0.2.1', 'https://[2001:db8::1]', 'http://training.example.gov'])(
  'browsers allow no passkeys at %s',
  (address) => {
    expect(relyingPartyOf(address)).toBeNull()
  },
)

import { expect, test, vi } from 'vitest'

// Set before any import connects: nothing listens on this port.
vi.hoisted(() => {
  process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/nothing'
})

import { sampleInput } from '@/fixtures/credential'
import { systemWorld } from '@/lib/platform/world'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { makeSerial } from '@/lib/record/certificate/serial'
import { GET as showSerial } from './[serial]/route'
import { POST } from './check/route'

const serial = makeSerial(systemWorld.random)

async function check(text: string) {
  const request = new Request('https://northlight.example/verify/check', {
    ...{ method: 'POST', body: new URLSearchParams({ text }), headers: { Accept: 'application/json' } },
  })
  const answer = await POST(request, { params: Promise.resolve({}) })
  expect(answer.status).toBe(200)
  return answer.json()
}

test('a credential checks as genuine or altered by its signature while the database is down', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const issuer = configuredIssuer()
  if (!issuer) throw new Error('tests need an issuer')
  const issuedAt = new Date('2026-11-25T09:00:00Z')
  const credential = buildCredential(issuer, sampleInput({ serial }))
  const { json, jwt } = await signCredential(issuer, credential, issuedAt)
  expect(await check(json)).toMatchObject({ state: 'genuine', facts: { serial } })
  expect(await check(jwt)).toMatchObject({ state: 'genuine', facts: { serial } })
  expect(await check(json.replace('Ana', 'Eve'))).toMatchObject({ state: 'altered', facts: null })
})

test('a serial lookup answers 503 with a message while the database is down', async () => {
  const request = new Request(`https://northlight.example/verify/${serial}`)
  const answer = await showSerial(request, { params: Promise.resolve({ serial }) })
  expect(answer.status).toBe(503)
  const html = await answer.text()
  expect(html).toContain('The record is unavailable')
  expect(html).not.toMatch(/ECONNREFUSED|at .*\.ts:/)
})

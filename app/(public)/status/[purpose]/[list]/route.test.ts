import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { downloadCredential } from '@/lib/record/certificate/download-credential'
import { revoke } from '@/lib/record/certificate/revoke'
import { certified, learner } from '@/prisma/factories'
import { GET } from './route'

const [course] = (await loadCatalog()).courses as [Course]

function ask(purpose: string, list: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`https://issuer.test.example/status/${purpose}/${list}`, { headers })
  return GET(request, { params: Promise.resolve({ purpose, list }) })
}

test('a status list allows any origin, revalidates, and shows a revocation immediately', async () => {
  const person = await learner()
  const serial = await certified(person, course)
  const first = await ask('revocation', '0')
  expect(first.status).toBe(200)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'application/vc',
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
  })
  const list = await first.json()
  expect(list.id).toBe('https://issuer.test.example/status/revocation/0')
  const json = await downloadCredential(
    { learner: person, shareToken: null, hasFactor: true },
    { serial, form: 'json' },
  )
  const named = JSON.parse(String(json)).credentialStatus.map(
    (one: { statusListCredential: string }) => one.statusListCredential,
  )
  expect(named).toEqual([list.id, 'https://issuer.test.example/status/refresh/0'])

  const etag = first.headers.get('etag') ?? ''
  const again = await ask('revocation', '0', { 'if-none-match': etag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await revoke(operator, { serial, reason: 'for the test' })
  const changed = await ask('revocation', '0', { 'if-none-match': etag })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(etag)
})

test.each([
  ['suspension', '0'],
  ['revocation', '16000'],
  ['revocation', '00'],
  ['refresh', '-1'],
  ['refresh', '99999999999'],
  ['__proto__', '0'],
])('an unknown status list is a 404: %s/%s', async (purpose, list) => {
  expect((await ask(purpose, list)).status).toBe(404)
})

test('after a move, the earlier address keeps its status lists, with their id and issuer', async () => {
  vi.resetModules()
  const keys = JSON.parse(readFileSync(process.env.KEYS_FILE ?? '', 'utf8'))
  vi.stubEnv('SIGNING_KEYS', JSON.stringify({ ...keys, formerly: ['https://old.example'] }))
  const { GET: get } = await import('./route')
  const context = { params: Promise.resolve({ purpose: 'revocation', list: '0' }) }
  const listAt = async (host: string) => {
    const answer = await get(new Request(`https://${host}/status/revocation/0`, { headers: { host } }), context)
    return answer.json()
  }
  expect(await listAt('old.example')).toMatchObject({
    id: 'https://old.example/status/revocation/0',
    issuer: 'did:web:old.example',
    proof: { verificationMethod: expect.stringMatching(/^did:web:old\.example#/) },
  })
  expect(await listAt('issuer.test.example')).toMatchObject({
    id: 'https://issuer.test.example/status/revocation/0',
    issuer: 'did:web:issuer.test.example',
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { longestDelay } from '@/fixtures/longest-delay'
import { type Said, startSamlProvider } from '@/fixtures/saml-provider'
import { samlProviderOf } from '@/fixtures/sign-on'
import * as log from '@/lib/platform/log-error'
import { addressesFor } from './addresses'
import { logRefusal } from './log-refusal'
import type { Provider } from './queries'
import { receiveSaml } from './saml'
import { beginRequest, takeRequest } from './sign-on-request'

/* XML that a stranger sends, before any signature is known to be a provider's. */
const providerId = randomUUID()
const said: Said = { subject: 'casey-1', email: 'casey@agency.example', name: 'Casey Doe', groups: [] }
let identity: Awaited<ReturnType<typeof startSamlProvider>>
let provider: Provider

beforeAll(async () => {
  identity = await startSamlProvider({ site: addressesFor(providerId), people: {} })
  provider = await samlProviderOf(providerId, identity)
})
afterAll(() => identity.close())

const begin = () => beginRequest(provider, { next: '/learn', accountId: null, sessionId: null })
/** As many tags as are taken, or as many bytes. */
const filled = (count: number, start: string, part: (index: number) => string) =>
  (start + Array.from({ length: count }, (_, index) => part(index)).join('')).slice(0, 48_000)
const hostile: ((id: string) => string)[] = [
  (id) => filled(1190, `<r InResponseTo="${id}">`, () => '<a>'),
  (id) => filled(1190, `<r InResponseTo="${id}" a="`, () => '<'),
  (id) => filled(9000, `<r InResponseTo="${id}"`, (index) => ` xmlns:n${index}="u${index}"`),
  (id) => filled(1190, `<r InResponseTo="${id}">`, () => '<SignatureMethod Algorithm="#rsa-sha256"/>'),
  (id) => filled(9000, `<r InResponseTo="${id}"`, (index) => ` a${index}=""`),
  (id) => filled(9000, `<r InResponseTo="${id}">`, () => '&lt;'),
]

test('sixteen hostile answers at once hold the event loop for less than a second', async () => {
  const requests = await Promise.all(Array.from({ length: 16 }, begin))
  const messages = requests.map(({ id }, index) =>
    Buffer.from(hostile[index % hostile.length]?.(id) ?? '').toString('base64'),
  )
  const delay = await longestDelay(async () => {
    const outcomes = await Promise.allSettled(messages.map((message) => receiveSaml(provider, message)))
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  })
  expect(delay).toBeLessThan(1000)
  const { id, secret } = await begin()
  await receiveSaml(provider, await identity.respond(id, said))
  expect((await takeRequest(provider, secret))?.vouched?.subject).toBe('casey-1')
})

test('an answer that names no open request, is longer than 64 kB, or has more than 1,200 tags, is refused before it is parsed', async () => {
  const noXml = (id: string) => Buffer.from(`no XML InResponseTo="${id}"`).toString('base64')
  await expect(receiveSaml(provider, noXml(`_${randomUUID()}`))).rejects.toThrow('names no open request')
  const { id } = await begin()
  await expect(receiveSaml(provider, noXml(id).padEnd(65_537, 'A'))).rejects.toThrow('too long')
  const deep = Buffer.from(`<r InResponseTo="${id}">${'<a>'.repeat(1200)}`).toString('base64')
  await expect(receiveSaml(provider, deep)).rejects.toThrow('too many tags')
})

test('one request is answered three times at most, whoever sends the answers', async () => {
  const { id } = await begin()
  const message = Buffer.from(`<r InResponseTo="${id}"/>`).toString('base64')
  for (const reason of ['not signed', 'not signed', 'not signed', 'too often']) {
    await expect(receiveSaml(provider, message)).rejects.toThrow(reason)
  }
})

test('forty people of one network sign on at the same moment', async () => {
  const requests = await Promise.all(Array.from({ length: 40 }, begin))
  await Promise.all(requests.map(async ({ id }) => receiveSaml(provider, await identity.respond(id, said))))
  const taken = await Promise.all(requests.map(({ secret }) => takeRequest(provider, secret)))
  expect(taken.map((request) => request?.vouched?.subject)).toEqual(Array(40).fill('casey-1'))
})

test('ten refusals a minute are logged for each provider', () => {
  const logged = vi.spyOn(log, 'logError').mockImplementation(() => {})
  for (let count = 0; count < 50; count += 1) logRefusal('one provider', 'an answer', new Error('no'))
  logRefusal('another provider', 'an answer', new Error('no'))
  expect(logged).toHaveBeenCalledTimes(11)
  logged.mockRestore()
})

import { randomUUID } from 'node:crypto'
import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { rawPost, rawRequest } from './raw-request'

const unknown = () => `nobody-${randomUUID()}@test.example`

async function tryToSignIn(email: string, password: string) {
  const began = performance.now()
  const answer = await rawPost('/sign-in/session', { email, password })
  const milliseconds = performance.now() - began
  const location = answer.headers.location ?? ''
  const cookie = answer.headers['set-cookie']?.split(';')[0] ?? ''
  const page = await rawRequest(location, { headers: { Cookie: cookie } })
  const main = /<main[\s\S]*<\/main>/.exec(page.body)?.[0] ?? ''
  return { answer, milliseconds, location, cookie, page, main }
}

/** Masks the parts that differ in every try. */
const withoutNames = (text: string, email: string) =>
  text.replaceAll(email, '…').replace(/problem=[0-9a-f-]{36}/g, 'problem=…')

test('an unknown address and a wrong password get the same page', async ({ newLearner }) => {
  const { email } = await newLearner()
  const nobody = unknown()
  const wrong = await tryToSignIn(email, 'not the password at all')
  const none = await tryToSignIn(nobody, 'not the password at all')
  expect(wrong.answer.status).toBe(303)
  expect(none.answer.status).toBe(303)
  expect(withoutNames(wrong.location, email)).toBe(withoutNames(none.location, nobody))
  expect(wrong.main).toContain('do not match an account')
  expect(withoutNames(wrong.main, email)).toBe(withoutNames(none.main, nobody))
  expect(wrong.cookie).not.toContain('session-token')
  expect(Object.keys(wrong.answer.headers).sort()).toEqual(Object.keys(none.answer.headers).sort())
})

test('an unknown address is not answered noticeably faster than a wrong password', async ({ newLearner }) => {
  const { email } = await newLearner()
  const times: Record<'wrong' | 'none', number[]> = { wrong: [], none: [] }
  for (let round = 0; round < 2; round += 1) {
    times.wrong.push((await tryToSignIn(email, 'not the password')).milliseconds)
    times.none.push((await tryToSignIn(unknown(), 'not the password')).milliseconds)
  }
  expect(Math.min(...times.none)).toBeGreaterThan(Math.min(...times.wrong) / 3)
})

test('ten wrong passwords delay the right one, in any spelling of the address', async ({ newLearner }) => {
  const { email } = await newLearner()
  for (let tries = 1; tries <= 10; tries += 1) {
    const spelled = tries % 2 === 0 ? email.toUpperCase() : ` ${email}`
    expect((await tryToSignIn(spelled, 'not the password')).main).toContain('do not match')
  }
  const late = await tryToSignIn(email, testPassword)
  expect(late.main).toContain('too many tries')
  expect(late.cookie).not.toContain('session-token')
  expect(late.page.status).toBe(429)
  const wait = Number(late.page.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(late.main).toMatch(new RegExp(`Please wait (${wait} seconds|a second), then try again`))
})

test('twelve concurrent guesses count as ten, even for an unknown address', async () => {
  const email = unknown()
  const pages = await Promise.all(Array.from({ length: 12 }, () => tryToSignIn(email, 'not the password')))
  expect(pages.filter(({ main }) => main.includes('do not match'))).toHaveLength(10)
  expect(pages.filter(({ main }) => main.includes('too many tries'))).toHaveLength(2)
})

test('sign-in redirects only to a path of this site, whatever the form says', async ({ newLearner }) => {
  const { email } = await newLearner()
  const elsewhere = [
    ...['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '\\\\elsewhere.example'],
    ...[
      '/\t/elsewhere.example',
      '/\n/elsewhere.example',
      'javascript:alert(1)',
      'data:text/html,x',
      '///elsewhere.example',
    ],
    ...[
      'http:elsewhere.example',
      'elsewhere.example',
      '/%09/elsewhere.example\r\nSet-Cookie: a=b',
      '',
      ' //elsewhere.example',
    ],
  ]
  for (const next of elsewhere) {
    const { status, headers } = await rawPost('/sign-in/session', { email, password: testPassword, next })
    expect([next, status, headers.location]).toEqual([next, 303, '/landing'])
  }
  for (const next of [
    '/courses',
    '/learn/law-enforcement?done=1#top',
    '/%2F%2Felsewhere.example',
    '/@elsewhere.example',
  ]) {
    const { headers } = await rawPost('/sign-in/session', { email, password: testPassword, next })
    expect(headers.location).toBe(next)
  }
  const page = await rawRequest('/sign-in?next=https%3A%2F%2Felsewhere.example%2F')
  expect(page.body).not.toMatch(/(href|action|value)="https?:\/\/elsewhere/)
})

async function tryToRegister(email: string) {
  const began = performance.now()
  const fields = { name: 'Sample Person', email, password: 'kettle moss on the ferry rail', next: '/learn' }
  const { status, headers } = await rawPost('/register/new-account', fields)
  const milliseconds = performance.now() - began
  const cookies = String(headers['set-cookie'])
    .replace(/%22id%22%3A%22[0-9a-f-]{36}/g, 'id')
    .replaceAll(encodeURIComponent(email), '…')
  const location = headers.location ?? ''
  const page = await rawRequest(location, { headers: { Cookie: String(headers['set-cookie']).split(';')[0] ?? '' } })
  const main = withoutNames(/<main[\s\S]*<\/main>/.exec(page.body)?.[0] ?? '', email)
  return { milliseconds, answer: { status, location: withoutNames(location, email), cookies, main } }
}

test('registering an address that has an account gets the same answer, page, and time as a new one', async ({
  newLearner,
}) => {
  const { email } = await newLearner()
  const [taken, free] = [await tryToRegister(email), await tryToRegister(unknown())]
  expect(taken.answer).toEqual(free.answer)
  expect(taken.answer.main).toContain('Now sign in')
  for (const { milliseconds } of [taken, free]) expect(milliseconds).toBeGreaterThan(590)
})

test('register and join redirect only within this site', async () => {
  const fields = {
    name: 'Sample Person',
    email: `new-${randomUUID()}@test.example`,
    password: 'a quiet harbor in november',
  }
  const made = await rawPost('/register/new-account', { ...fields, next: '//elsewhere.example' })
  expect(made.status).toBe(303)
  expect(made.headers.location).toMatch(/^\/sign-in\?done=asked&next=%2Flanding&problem=/)
  const host = { Host: 'elsewhere.example' }
  const sent = await rawRequest('/learn', { headers: host })
  expect(sent.headers.location).toBe('/sign-in?next=%2Flearn')
})

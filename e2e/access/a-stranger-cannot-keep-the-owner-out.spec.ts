import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { rawPost } from './raw-request'

/** On Linux, each loopback address is a network of its own. */
const signIn = async (from: string, email: string, password: string, Cookie = '') => {
  const answer = await rawPost('/sign-in/session', { email, password }, { Cookie }, from)
  const cookies = answer.headers['set-cookie'] ?? ''
  return { signedIn: cookies.includes('session-token='), device: /northlight\.device=[\w-]+/.exec(cookies)?.[0] }
}

const failTwelveTimes = async (from: string, email: string) => {
  for (let tries = 0; tries < 12; tries += 1) {
    expect((await signIn(from, email, `not the password ${tries}`)).signedIn).toBe(false)
  }
}

test('a stranger cannot keep the owner out: another network signs in', async ({ newLearner }) => {
  const { email } = await newLearner()
  await failTwelveTimes('127.0.5.1', email)
  expect((await signIn('127.0.5.1', email, testPassword)).signedIn).toBe(false)
  expect((await signIn('127.0.5.2', email, testPassword)).signedIn).toBe(true)
})

test('a stranger cannot keep the owner out: in the same network, a device that signed in before does', async ({
  newLearner,
}) => {
  const { email } = await newLearner()
  const { device } = await signIn('127.0.5.3', email, testPassword)
  await failTwelveTimes('127.0.5.3', email)
  expect((await signIn('127.0.5.3', email, testPassword)).signedIn).toBe(false)
  expect(
    (await signIn('127.0.5.3', email, testPassword, 'northlight.device=made-up-made-up-made-up-ma')).signedIn,
  ).toBe(false)
  expect((await signIn('127.0.5.3', email, testPassword, device)).signedIn).toBe(true)
})

test('an office behind one address is not locked out by one person', async ({ newLearner }) => {
  const { email } = await newLearner()
  await failTwelveTimes('127.0.5.4', email)
  const colleagues = await Promise.all([newLearner(), newLearner(), newLearner()])
  for (const colleague of colleagues) {
    expect((await signIn('127.0.5.4', colleague.email, testPassword)).signedIn).toBe(true)
  }
})

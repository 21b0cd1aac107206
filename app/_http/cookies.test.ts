import { expect, test, vi } from 'vitest'
import { deviceCookie } from '@/app/_auth/device'
import { signedIn, signedOut } from '@/app/_auth/signed-in'
import { openedSession as sessionOf } from '@/fixtures/opened-session'
import { learner } from '@/prisma/factories'
import { backToForm } from './flash'
import { onceCookie } from './once-cookie'

vi.hoisted(() => {
  process.env.APP_URL = 'https://training.example.org'
})
vi.mock('next/headers', () => ({ cookies: async () => new Map() }))

test('under https, every cookie is Secure, HttpOnly and SameSite, and its prefix keeps other hosts from setting it', async () => {
  const session = await sessionOf(await learner())
  const wholeSite = [
    ...(await signedIn({ session, device: 'a'.repeat(27) }, '/learn')).headers.getSetCookie(),
    ...signedOut('/').headers.getSetCookie(),
    ...(await backToForm('/register', { values: {}, errors: [] })).headers.getSetCookie(),
    deviceCookie('a'.repeat(27)),
  ]
  expect(wholeSite).toHaveLength(5)
  for (const cookie of wholeSite) {
    expect(cookie).toMatch(/^__Host-[\w.-]+=/)
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  }
  expect(onceCookie('/account', 'secret')).toMatch(/^__Secure-.+; Path=\/account; HttpOnly; SameSite=Lax; Secure$/)
})

test('signing out clears the browser’s copies of private pages', () => {
  expect(signedOut('/').headers.get('Clear-Site-Data')).toBe('"cache"')
})

test('a secret that is shown once stays out of the address', () => {
  expect(onceCookie('/account', 'secret')).toMatch(/^[^;]+=secret; Max-Age=60; Path=\/account;/)
})

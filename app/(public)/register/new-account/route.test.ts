import { expect, test } from 'vitest'
import { mayRegister } from '@/lib/people/account/register'
import { POST } from './route'

async function problemsAt(network: string, password: string, email = 'casey@agency.example') {
  const form = new URLSearchParams({ name: 'Casey Doe', email, password })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': network }
  const request = new Request('http://127.0.0.1/register/new-account', { method: 'POST', headers, body: form })
  const response = await POST(request, { params: Promise.resolve({}) })
  return decodeURIComponent(response.headers.get('set-cookie') ?? '')
}

test('a network that registered too often learns that before its password is estimated', async () => {
  const network = '198.51.100.61'
  for (let count = 0; count < 300; count += 1) await mayRegister(network)
  expect(await problemsAt(network, 'password1234567')).toContain('Too many accounts')
  expect(await problemsAt('198.51.100.62', 'password1234567')).toContain('"field":"password"')
})

test('a wrong address and a short password are reported together', async () => {
  const problems = await problemsAt('198.51.100.63', 'short', 'casey')
  expect(problems).toContain('Enter an email address like name@example.org.')
  expect(problems).toContain('Use at least 15 characters for the password.')
})

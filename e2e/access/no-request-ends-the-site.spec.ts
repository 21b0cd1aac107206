import { expect, test } from '../fixtures'
import { postForm, rawRequest } from './raw-request'

const megabyte = 1024 * 1024

/** Short keys: a parser makes far more of them than they are long. */
function shortKeys(bytes: number): string {
  let text = ''
  for (let key = 0; text.length < bytes; key += 1) text += `${key.toString(36)}&`
  return text.slice(0, bytes)
}

test('eight megabytes of short keys are refused everywhere, and the next page loads', async ({ page }) => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
  const body = shortKeys(8 * megabyte)
  for (const path of ['/api/auth/callback/credentials', '/sign-in/session', '/about', '/no-such-page']) {
    const answer = await rawRequest(path, { method: 'POST', headers: form, body })
    expect([path, answer.status]).toEqual([path, 413])
    expect(answer.body).toBe('That is more than this address takes, so nothing was saved.')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  }
  expect((await rawRequest('/verify/check', { method: 'POST', headers: form, body })).status).toBe(413)
  const keys = Object.fromEntries(Array.from({ length: 201 }, (_, key) => [`k${key}`, '']))
  expect((await postForm('/sign-in/session', keys)).status).toBe(422)
  await page.goto('/about')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an upgrade gets the answer of any other request', async () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
  expect((await rawRequest('/no-such-page', { headers })).status).toBe(404)
  expect((await rawRequest('/about', { headers })).status).toBe(200)
})

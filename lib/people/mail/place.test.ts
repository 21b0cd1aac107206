import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function placeWith(variables: Record<string, string>): Promise<string> {
  vi.resetModules()
  const all = { SMTP_URL: '', MAIL_FROM: '', MAIL_OUTBOX: '/somewhere/outbox', NORTHLIGHT_DEMO: '0', ...variables }
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  return (await import('./place')).placeInWords()
}

const server = 'smtps://user:secret@mail.example.org:465'

test('mail goes to the configured server, or to a folder without one', async () => {
  expect(await placeWith({})).toBe('the folder /somewhere/outbox')
  expect(await placeWith({ MAIL_FROM: 'training@example.org' })).toBe('the folder /somewhere/outbox')
  const both = { SMTP_URL: server, MAIL_FROM: 'Northlight <training@example.org>' }
  expect(await placeWith(both)).toBe('the mail server mail.example.org:465')
})

test('the demonstration sends no mail', async () => {
  const all = { SMTP_URL: server, MAIL_FROM: 'training@example.org', NORTHLIGHT_DEMO: '1' }
  expect(await placeWith(all)).toBe('the folder /somewhere/outbox')
})

test.each([
  [{ SMTP_URL: server }, /SMTP_URL is set without MAIL_FROM/],
  [{ SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'a@example.org' }, /SMTP_URL/],
  [{ MAIL_FROM: 'nobody' }, /MAIL_FROM/],
  [{ MAIL_FROM: 'A <a@example.org>\r\nBcc: b@example.org' }, /MAIL_FROM/],
])('an unusable configuration is refused: %o', async (variables, why) => {
  await expect(placeWith(variables as Record<string, string>)).rejects.toThrow(why)
})

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { warnOfVictims } from './victim-warning'
import { write } from './write'

const host = 'northlight.example'
const text = 'Away with victim Maria, see <b>207-555-0142</b>'

/** Sends a form to a handler that saves its reason, and returns what was saved. */
async function sent(fields: Record<string, string>, accept = 'text/html') {
  const saved: string[] = []
  const handler = write(async ({ form }) => {
    warnOfVictims(form, 'reason')
    saved.push(form.get('reason') ?? '')
    return { to: '/saved', json: {} }
  })
  const headers = { host, accept, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields)
  const request = new Request(`https://${host}/reasons`, { method: 'POST', headers, body })
  return { response: await handler(request, { params: Promise.resolve({}) }), saved }
}

test('a text that seems to identify a victim is not saved, and nothing typed is lost', async () => {
  const { response, saved } = await sent({ unit: 'rec-quiz', token: 'x"y', reason: text })
  expect([response.status, saved]).toEqual([200, []])
  const html = await response.text()
  expect(html).toContain('It seems to have a name and a phone number')
  expect(html).toContain('<input type="hidden" name="unit" value="rec-quiz"/>')
  expect(html).toContain('<input type="hidden" name="token" value="x&quot;y"/>')
  expect(html).toContain('Away with victim Maria, see &lt;b&gt;207-555-0142&lt;/b&gt;</textarea>')
  expect(html).toMatch(/<form[^>]* action="\/reasons"/)
  expect(html).toMatch(/name="keepAnyway"/)
})

test('the changed text is saved, and so is the same text after “Keep it anyway”', async () => {
  expect((await sent({ reason: 'Away for a case' })).saved).toEqual(['Away for a case'])
  const { response, saved } = await sent({ reason: text, keepAnyway: 'on' })
  expect([response.status, saved]).toEqual([303, [text]])
})

test('a script gets the warning as JSON', async () => {
  const { response } = await sent({ reason: text }, 'application/json')
  expect(response.status).toBe(422)
  expect(await response.json()).toEqual({
    error: {
      code: 'invalid',
      message: 'This text may identify a victim: it seems to have a name and a phone number. Nothing was saved.',
    },
  })
})

test('each handler that reads a reason or a note without form() warns', () => {
  const handlers = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /route\.tsx?$/.test(name))
    .map((name) => ({ name, source: readFileSync(`app/${name}`, 'utf8') }))
    .filter(
      ({ source }) => /form\.get\('(?:\w*[rR]eason|why|note\w*)'/.test(source) && /export const POST/.test(source),
    )
  expect(handlers.length).toBeGreaterThan(0)
  const silent = handlers.filter(({ source }) => !/\bwarnOfVictims\(/.test(source))
  expect(silent.map(({ name }) => name)).toEqual([])
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import { form } from './form'

const host = 'northlight.example'
const fields = z.object({
  name: z.string().min(2, 'Enter a name.'),
  reason: z.string().min(1, 'Give a reason.'),
  units: z.array(z.string()),
})
type Result = { ok: true; id: string } | { ok: false; reason: 'taken' | 'closed' }

/** Sends a form to a handler that saves, and returns the response, what it shows again, and what was saved. */
async function sent(entries: [string, string][], result: Result = { ok: true, id: 'n1' }, accept = 'text/html') {
  const saved: unknown[] = []
  const handler = form<'/names/[name]'>(async ({ params, submit, world }) =>
    submit({
      fields,
      names: { reason: 'nameReason' },
      shown: { page: '2' },
      back: `/names/${params.name}#form`,
      save: async (input) => {
        saved.push({ ...input, id: world.id() })
        return result
      },
      refusals: {
        taken: { field: 'name', message: 'This name is taken.' },
        closed: { field: 'nameReason', message: 'The list is closed.' },
      },
      to: ({ id }, { name }) => ({ to: `/names/${name}/${id}?done=saved`, json: { id } }),
    }),
  )
  const headers = { host, accept, 'content-type': 'application/x-www-form-urlencoded' }
  const request = new Request(`https://${host}/names/old`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(entries),
  })
  const response = await handler(request, { params: Promise.resolve({ name: 'old' }) })
  const cookie = /northlight\.flash=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  const flash = cookie && JSON.parse(decodeURIComponent(cookie)).content
  return { response, location: response.headers.get('location') ?? '', flash, saved }
}

const whole: [string, string][] = [
  ['name', 'Ana'],
  ['nameReason', 'She asked'],
  ['units', 'a'],
  ['units', 'b'],
]

test('a form whose fields are right is saved once and goes to its word of success', async () => {
  const { response, location, saved } = await sent(whole)
  expect([response.status, location]).toEqual([303, '/names/Ana/n1?done=saved'])
  expect(saved).toMatchObject([{ name: 'Ana', reason: 'She asked', units: ['a', 'b'] }])
})

test('a form with errors is shown again with what was typed and each error at its field', async () => {
  const { response, location, flash, saved } = await sent([
    ['name', 'A'],
    ['units', 'a'],
    ['units', 'b'],
  ])
  expect([response.status, saved]).toEqual([303, []])
  expect(location).toMatch(/^\/names\/old\?problem=[\w-]{36}#form$/)
  expect(flash).toEqual({
    values: { name: 'A', nameReason: '', units: 'a b', page: '2' },
    errors: [
      { field: 'name', message: 'Enter a name.' },
      { field: 'nameReason', message: 'Give a reason.' },
    ],
  })
})

test('an expected refusal is an error at its field, with what was typed', async () => {
  const { flash } = await sent(whole, { ok: false, reason: 'closed' })
  expect(flash.errors).toEqual([{ field: 'nameReason', message: 'The list is closed.' }])
  expect(flash.values).toMatchObject({ name: 'Ana', nameReason: 'She asked' })
})

test('a text that may identify a victim is not saved before the person chose to keep it', async () => {
  const told = whole.map(([name, value]): [string, string] => [
    name,
    name === 'nameReason' ? 'Call Maria at 207-555-0142' : value,
  ])
  const { response, saved } = await sent(told)
  expect([response.status, saved]).toEqual([200, []])
  expect(await response.text()).toContain('This text may identify a victim')
  expect((await sent([...told, ['keepAnyway', 'on']])).saved).toHaveLength(1)
})

test('a script gets JSON', async () => {
  const { response } = await sent(whole, { ok: true, id: 'n2' }, 'application/json')
  expect([response.status, await response.json()]).toEqual([200, { next: '/names/Ana/n2?done=saved', id: 'n2' }])
})

test('a double click gives the verb the same id', async () => {
  const token = '0190b0a5-0000-7000-8000-000000000001'
  const both = await Promise.all([sent([...whole, ['once', token]]), sent([...whole, ['once', token]])])
  const ids = both.map(({ saved }) => (saved[0] as { id: string }).id)
  expect(ids[0]).toBe(ids[1])
  expect((await sent(whole)).saved).not.toMatchObject([{ id: ids[0] }])
})

test('a password is never sent back to the page', async () => {
  const handler = form(async ({ submit }) =>
    submit({
      fields: z.object({ email: z.string().min(1), password: z.string() }),
      back: '/sign-in',
      save: async () => undefined,
      to: '/',
    }),
  )
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ email: '', password: 'correct horse' })
  const request = new Request(`https://${host}/x`, { method: 'POST', headers, body })
  const response = await handler(request, { params: Promise.resolve({}) })
  expect(response.headers.get('set-cookie')).not.toContain('horse')
})

import { afterEach, expect, test } from 'vitest'
import { mailKinds } from '@/lib/people/mail/kinds'
import { env } from '@/lib/platform/env'
import { GET as getOne } from './[kind]/route'
import { GET as getAll } from './route'

const one = (kind: string) => getOne(new Request('http://localhost'), { params: Promise.resolve({ kind }) })
const all = () => getAll(new Request('http://localhost'), { params: Promise.resolve({}) })
const mode = env.NODE_ENV
afterEach(() => {
  env.NODE_ENV = mode
})

test('every kind of mail has a preview', async () => {
  const list = await (await all()).text()
  for (const kind of Object.keys(mailKinds)) {
    expect(list).toContain(`<h2>${kind}</h2>`)
    const answer = await one(kind)
    expect(answer.status).toBe(200)
    // These go to an address that may be another person's.
    expect(await answer.text()).toContain(
      /^(registration|confirm-address)$/.test(kind) ? '<p>Hello,</p>' : 'Hello <bdi>Lee Learner</bdi>',
    )
  }
  expect((await one('constructor')).status).toBe(404)
})

test('production has no mail preview', async () => {
  env.NODE_ENV = 'production'
  expect((await all()).status).toBe(404)
  expect((await one('spaced-case')).status).toBe(404)
})

import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { postForm, rawRequest } from './raw-request'
import { sessionOf } from './session'

const scriptsOf = (html: string) =>
  [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => /src="([^"]*)"/.exec(tag)?.[1])

test('the pages of a quiz are whole documents, with our own scripts and a policy that allows no other', async ({
  enrolledLearner,
}) => {
  const { quizAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const started = await postForm(`${quizAddress}/attempts`, {}, session)
  const address = started.headers.location?.replace('/items/1', '') ?? ''
  const read = async (path: string) => {
    const { status, headers, body } = await rawRequest(`${address}/${path}`, { headers: session })
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'private, no-store'])
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(body).toMatch(/^<!DOCTYPE html>/i)
    expect(body).toContain('<main id="main"')
    expect(body).toContain('Get help')
    return { body, title: /<title>(.*?)<\/title>/.exec(body)?.[1], scripts: scriptsOf(body).sort() }
  }
  expect(await read('items/1')).toMatchObject({
    title: 'Quiz item - Northlight',
    scripts: ['/answer.js', '/exit.js'],
  })
  expect(await read('review')).toMatchObject({ title: 'Review your answers - Northlight', scripts: ['/exit.js'] })
  await postForm(`${address}/submission`, { name: 'Sample Person' }, session)
  expect(await read('result')).toMatchObject({ title: 'Your result - Northlight', scripts: ['/exit.js'] })
})

test('whoever is not signed in is sent to sign in and back to the item', async () => {
  const { quizAddress } = await findPlace()
  for (const page of ['items/1', 'review', 'result']) {
    const path = `${quizAddress}/attempts/00000000-0000-4000-8000-000000000000/${page}`
    const { status, headers } = await rawRequest(path)
    expect([status, headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`])
  }
})

test('an attempt of somebody else is not there, said by a whole page without scripts of a framework', async ({
  enrolledLearner,
}) => {
  const { quizAddress } = await findPlace()
  const started = await postForm(`${quizAddress}/attempts`, {}, await sessionOf(await enrolledLearner()))
  const other = await sessionOf(await enrolledLearner())
  const { status, body } = await rawRequest(started.headers.location ?? '', { headers: other })
  expect(status).toBe(404)
  expect(body).toContain('There is nothing at this address')
  expect(scriptsOf(body)).toEqual(['/exit.js'])
})

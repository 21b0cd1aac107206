import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import { textsOf } from '@/lib/content/course/reader/encounter-words'
import type { Item } from '@/lib/content/quiz/schema'
import { expect, test } from '../fixtures'
import { drawnItems, give } from '../learner/answers'
import { findPlace, lessonSentences } from './course'
import { plainRun } from './plain-run'
import { rawPost, rawRequest, requestFlight } from './raw-request'
import { sessionOf } from './session'

/** A server-only field in JSON, flight data or script. */
const secretField = /["']?\b(acts|explanation|situation|key|target)\\?["']?\s*:\s*(\\?["']|\[|true|false|!0|!1)/

const explanationsOf = (items: Item[]) =>
  items.flatMap((item) => item.options.map((option) => plainRun(option.explanation))).filter((run) => run.length > 15)

function betrayals(body: string, runs: string[]): string[] {
  return [...runs.filter((run) => body.includes(run)), ...(secretField.exec(body)?.slice(0, 1) ?? [])]
}

test('practice sends the key and the explanation only after the answer', async ({ enrolledLearner }) => {
  const { lesson, lessonAddress } = await findPlace()
  const runs = explanationsOf(lesson.practice)
  expect(runs.length).toBeGreaterThan(3)
  const session = await sessionOf(await enrolledLearner())
  const asJson = { ...session, Accept: 'application/json' }
  const page = await rawRequest(`${lessonAddress}/practice`, { headers: session })
  const flight = await requestFlight(`${lessonAddress}/practice`, session)
  for (const answer of [page, flight]) {
    expect(answer.status).toBe(200)
    expect(answer.body).toContain(plainRun(lesson.practice[0]?.stem ?? ''))
    expect(betrayals(answer.body, runs)).toEqual([])
  }

  const [first, ...others] = lesson.practice
  if (!first) throw new Error('the lesson has no practice')
  const saved = await rawPost(`${lessonAddress}/practice/responses`, { item: first.id, value: 'a' }, asJson)
  expect([saved.status, betrayals(saved.body, runs)]).toEqual([200, []])
  const { body } = await rawRequest(`${lessonAddress}/practice`, { headers: session })
  expect(betrayals(body, explanationsOf([first])).length).toBeGreaterThan(0)
  expect(betrayals(body, explanationsOf(others)).filter((run) => runs.includes(run))).toEqual([])
})

test('no page of an open attempt contains a key or an explanation', async ({ enrolledLearner }) => {
  const { quiz, quizAddress } = await findPlace()
  const runs = explanationsOf(quiz.bank)
  const session = await sessionOf(await enrolledLearner())
  const asJson = { ...session, Accept: 'application/json' }
  const started = await rawPost(`${quizAddress}/attempts`, {}, asJson)
  expect(betrayals(started.body, runs)).toEqual([])
  const address = `${quizAddress}/attempts/${JSON.parse(started.body).attemptId}`
  for (let position = 1; position <= 10; position += 1) {
    const page = await rawRequest(`${address}/items/${position}`, { headers: session })
    const flight = await requestFlight(`${address}/items/${position}`, session)
    const saved = await rawPost(`${address}/responses`, { position: String(position), value: 'a' }, asJson)
    for (const answer of [page, flight, saved]) {
      expect([position, answer.status, betrayals(answer.body, runs)]).toEqual([position, 200, []])
    }
  }
  for (const path of [`${address}/review`, quizAddress]) {
    expect(betrayals((await rawRequest(path, { headers: session })).body, runs)).toEqual([])
    expect(betrayals((await requestFlight(path, session)).body, runs)).toEqual([])
  }
  const early = await rawRequest(`${address}/result`, { headers: session })
  expect(early.headers.location).toContain('/review')
  expect(betrayals(early.body, runs)).toEqual([])
})

test('no response to the browser contains a key before the attempt is submitted, for every interaction', async ({
  page,
  openFinal,
}) => {
  const begun = { timeLimitMinutes: 60 }
  const { attemptId, address, single, several, order, match } = await openFinal(
    ['single', 'several', 'order', 'match'],
    begun,
  )
  const items = [single, several, order, match]
  const received: Promise<string>[] = []
  page.on('response', (response) => received.push(response.text().catch(() => '')))
  await page.goto(address.replace(/\/attempts\/.*/, ''))
  await page.getByRole('button', { name: /^Continue: (question|all)/ }).click()
  for (const { item, right } of await drawnItems(attemptId)) {
    await expect(page.getByRole('heading', { level: 1, name: item.stem })).toBeVisible()
    await give(page, item, right)
    await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible()
    await page.getByRole('button', { name: /^Save and (continue|review)$/ }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  const bytes = (await Promise.all(received)).join('\n')
  expect(bytes).toContain(plainRun(items[0]?.stem ?? ''))
  expect(betrayals(bytes, explanationsOf(items))).toEqual([])
  const key = order.interaction === 'order' ? order.key : []
  for (const written of [JSON.stringify(key), key.join(','), key.join('')]) expect(bytes).not.toContain(written)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  const after = (await Promise.all(received)).join('\n')
  expect(betrayals(after, explanationsOf(items)).length).toBeGreaterThan(4)
})

test('a lesson page contains no text of its practice', async ({ newLearner }) => {
  const { lesson, lessonAddress } = await findPlace()
  const session = await sessionOf(await newLearner())
  const texts = lesson.practice.flatMap((item) => [item.stem, ...item.options.map((option) => option.text)])
  const runs = [...explanationsOf(lesson.practice), ...texts.map(plainRun).filter((run) => run.length > 15)]
  for (const answer of [
    await rawRequest(lessonAddress, { headers: session }),
    await requestFlight(lessonAddress, session),
  ]) {
    expect(answer.status).toBe(200)
    expect(betrayals(answer.body, runs)).toEqual([])
  }
})

test('no script contains text of an item, a lesson or an encounter', async ({ certifiedLearner }) => {
  const { quizAddress, lessonAddress, encounterAddress, outline } = await findPlace()
  const { courses } = await loadCatalog()
  const units = courses.flatMap(listUnits)
  const items = units.flatMap((unit) => {
    if (unit.kind === 'encounter') return []
    return unit.kind === 'quiz' ? unit.bank : unit.practice
  })
  const texts = [
    ...items.flatMap(({ stem, options }) => [stem, ...options.flatMap((one) => [one.text, one.explanation])]),
    ...units.flatMap((unit) => (unit.kind === 'encounter' ? textsOf(unit) : [])),
  ]
  const runs = [
    ...texts.map(plainRun).filter((run) => run.length > 20),
    ...units.flatMap((unit) => (unit.kind === 'lesson' ? lessonSentences(unit) : [])),
  ]
  const session = await sessionOf((await certifiedLearner()).learner)
  const pages = [lessonAddress, `${lessonAddress}/practice`, quizAddress, encounterAddress]
  const own = [outline, ...pages, '/learn', '/account', '/certificates']
  const open = [
    '/',
    '/about',
    '/case',
    '/courses',
    '/sources',
    '/sign-in',
    '/register',
    '/verify',
    '/join',
    '/help',
    '/no-such-page',
  ]
  const scripts = new Set<string>()
  for (const path of [...own, ...open]) {
    const { body } = await rawRequest(path, { headers: session })
    for (const [, name = ''] of body.matchAll(/<script\b[^>]*\bsrc="([^"]*)"/g)) scripts.add(name)
  }
  expect([...scripts].sort()).toEqual([
    expect.stringMatching(/^\/assets\/early-\w+\.js$/),
    expect.stringMatching(/^\/assets\/site-\w+\.js$/),
    expect.stringMatching(/^\/assets\/verify-\w+\.js$/),
  ])
  for (const path of scripts) {
    const { status, body } = await rawRequest(path)
    expect([path, status, runs.filter((run) => body.includes(run))]).toEqual([path, 200, []])
    expect((await rawRequest(`${path}.map`)).status).toBe(404)
  }
})

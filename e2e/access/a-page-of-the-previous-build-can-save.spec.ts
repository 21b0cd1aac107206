import { seenOf } from '@/lib/content/course/seen'
import { maxChoices } from '@/lib/content/quiz/interaction'
import { findSitting } from '@/lib/training/attempt/sitting'
import { requireRun } from '@/lib/training/encounter/queries'
import { startRun } from '@/lib/training/encounter/start'
import { finalOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'
import { startedWith } from '../learner/answers'
import { findPlace } from './course'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

/** A page left open over a deployment: the scripts of its build are gone. */
const withoutScripts = (html: string) => html.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<link\b[^>]*>/g, '')

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]

function formsOf(html: string) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', content = '']) => ({
    action: attribute(head, 'action'),
    method: attribute(head, 'method'),
    fields: [...content.matchAll(/<(?:input|button|textarea|select)\b[^>]*>/g)].map(([tag]) => ({
      name: attribute(tag, 'name'),
      type: attribute(tag, 'type'),
      value: attribute(tag, 'value'),
    })),
  }))
}

/** Ids of server actions, builds and deployments, which a new build would reject. */
const builtIn = /\$ACTION|next-action|buildId|deployment|dpl=/i

test('an item form uses an address and fields that every build accepts', async ({ enrolledLearner }) => {
  const { course } = await findPlace()
  const person = await enrolledLearner()
  const session = await sessionOf(person)
  const singles = finalOf(course).bank.filter((item) => maxChoices(item) === 1)
  const [one, other] = singles
    .filter(({ contentNote }) => !contentNote)
    .filter((item, index, all) => all.findIndex(({ objective }) => objective === item.objective) === index)
  if (!one || !other) throw new Error(`${course.slug} asks about one objective`)
  const { address } = await startedWith(person, course, [one, other])
  const stored = withoutScripts((await rawRequest(`${address}/items/1`, { headers: session })).body)
  expect(stored).not.toMatch(builtIn)

  const form = formsOf(stored).find(({ action }) => action?.endsWith('/responses'))
  expect(form?.action).toBe(`${address}/responses`)
  expect(form?.method).toBe('post')
  expect(form?.fields).toEqual([
    { name: 'position', type: 'hidden', value: '1' },
    { name: 'shown', type: 'hidden', value: '' },
    { name: 'value', type: 'radio', value: expect.stringMatching(/^[a-c]$/) },
    { name: 'value', type: 'radio', value: expect.stringMatching(/^[a-c]$/) },
    { name: 'value', type: 'radio', value: expect.stringMatching(/^[a-c]$/) },
    { name: 'confidence', type: 'radio', value: 'sure' },
    { name: 'confidence', type: 'radio', value: 'think-so' },
    { name: 'confidence', type: 'radio', value: 'guess' },
    expect.objectContaining({ name: 'flagged', type: 'checkbox' }),
    { name: 'go', type: 'submit', value: 'next' },
    { name: 'go', type: 'submit', value: 'review' },
  ])

  // Older builds sent neither `shown` nor `confidence`.
  const fields = { position: '1', value: form?.fields[2]?.value ?? '', flagged: 'on', go: 'next' }
  const saved = await rawPost(form?.action ?? '', fields, session)
  expect([saved.status, saved.headers.location]).toEqual([303, `${address}/items/2`])
  const sitting = await findSitting(person, address.split('/').at(-1) ?? '')
  expect(sitting?.items[0]).toMatchObject({ position: 1, answered: true, flagged: true })
})

test('the other quiz and lesson forms use addresses and fields that every build accepts', async ({
  enrolledLearner,
}) => {
  const { lesson, outline, lessonAddress, quizAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const started = await rawPost(`${quizAddress}/attempts`, {}, session)
  const address = started.headers.location?.replace('/items/1', '') ?? ''
  const names = async (path: string) => {
    const html = withoutScripts((await rawRequest(path, { headers: session })).body)
    expect(html).not.toMatch(builtIn)
    return formsOf(html)
      .filter(({ action }) => action?.startsWith(outline))
      .map(({ action, fields }) => [action, [...new Set(fields.map(({ name }) => name).filter(Boolean))].join(' ')])
  }
  expect(await names(quizAddress)).toEqual([[`${quizAddress}/attempts`, '']])
  expect(await names(`${address}/review`)).toEqual([[`${address}/submission`, '']])
  expect(await names(`${lessonAddress}/practice`)).toEqual([
    ...lesson.practice.map(() => [`${lessonAddress}/practice/responses`, 'item value']),
    [`${lessonAddress}/reading`, ''],
  ])
})

test('an encounter page with the earlier address saves its choice', async ({ page, signInAs, enrolledLearner }) => {
  const { course, encounter, encounterAddress } = await findPlace()
  const person = await enrolledLearner()
  const { runId } = await startRun(person, { course, encounter })
  await signInAs(person)
  await page.goto(`${encounterAddress}/walks/${runId}`)
  await expect(page).toHaveURL(`${encounterAddress}/runs/${runId}`)
  const form = page.getByRole('main').locator('form')
  await form.evaluate((it, action) => it.setAttribute('action', action), `${encounterAddress}/walks/${runId}/choices`)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByText('What you did so far')).toBeVisible()
  await expect(page).toHaveURL(`${encounterAddress}/runs/${runId}`)
  expect((await requireRun(person, runId)).path.steps).toHaveLength(1)
})

test('a lesson that changed while open must be opened again before it is marked as read', async ({
  enrolledLearner,
}) => {
  const { lesson, lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const page = (await rawRequest(lessonAddress, { headers: session })).body
  const seen = seenOf(lesson)
  expect(page).toContain(`href="${lessonAddress}/practice?seen=${seen}"`)
  const practice = (await rawRequest(`${lessonAddress}/practice?seen=${seen}`, { headers: session })).body
  for (const { fields } of formsOf(practice).filter(({ action }) => action?.startsWith(lessonAddress)))
    expect(fields).toContainEqual({ name: 'seen', type: 'hidden', value: seen })

  const reading = (of: string, headers = {}) =>
    rawPost(`${lessonAddress}/reading`, { seen: of }, { ...session, ...headers })
  const missing = `${lessonAddress}/practice?missing=1&seen=${seen}#reading`
  expect((await reading(seen)).headers.location).toBe(missing)
  const before = '0'.repeat(16)
  const refused = await reading(before, { Accept: 'application/json' })
  expect([refused.status, JSON.parse(refused.body).error.message]).toEqual([
    409,
    'This lesson changed while you had it open. Open it again, then mark it as read.',
  ])
  const changed = (await reading(before)).headers.location ?? ''
  expect(changed).toBe(`${lessonAddress}/practice?changed=1#reading`)
  const told = (await rawRequest(changed.split('#')[0] ?? '', { headers: session })).body
  expect(told).toContain(`<a href="${lessonAddress}">Read the lesson as it is now</a>`)
  expect(formsOf(told).map(({ action }) => action)).not.toContain(`${lessonAddress}/reading`)
})

import { keyOf } from '@/lib/content/quiz/interaction'
import { db } from '@/lib/platform/db'
import { listAmendments } from '@/lib/record/amendment/queries'
import { listCertificates } from '@/lib/record/certificate/queries'
import { listPackets } from '@/lib/record/packet/queries'
import { findOpenAttempt, listSubmittedAttempts } from '@/lib/training/attempt/queries'
import { findReview } from '@/lib/training/attempt/review'
import { findEnrollment, listEnrollments } from '@/lib/training/enrollment/queries'
import { isLessonCompleted, listPracticeResponses } from '@/lib/training/lesson/queries'
import { finalOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const atOnce = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, work))

test('eight concurrent enrollments make one enrollment', async ({ newLearner }) => {
  const { course, outline } = await findPlace()
  const person = await newLearner()
  const session = await sessionOf(person)
  const answers = await atOnce(() => rawPost(`${outline}/enrollment`, {}, session))
  expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual(
    answers.map(() => [303, `${outline}/welcome`]),
  )
  expect(await findEnrollment(person, course)).not.toBeNull()
  expect(await listEnrollments(person)).toHaveLength(1)
})

test('eight concurrent starts make one attempt', async ({ enrolledLearner }) => {
  const { quiz, quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const session = { ...(await sessionOf(person)), Accept: 'application/json' }
  const answers = await atOnce(() => rawPost(`${quizAddress}/attempts`, {}, session))
  const ids = new Set(answers.map(({ body }) => JSON.parse(body).attemptId))
  expect([answers.map(({ status }) => status), ids.size]).toEqual([answers.map(() => 200), 1])
  expect([...ids]).toEqual([(await findOpenAttempt(person, quiz))?.id])
})

test('eight concurrent submissions make one submission and one certificate', async ({ readyLearner }) => {
  const { course, outline } = await findPlace()
  const final = finalOf(course)
  const person = await readyLearner()
  const session = await sessionOf(person)
  const attemptId = await answeredAttempt(person, course, { quiz: final })
  const address = `${outline}/${final.slug}/attempts/${attemptId}`
  const answers = await atOnce(() => rawPost(`${address}/submission`, { name: person.name }, session))
  const led = answers.map(({ status, headers }) => [status, headers.location])
  expect(led).toEqual(answers.map(() => [303, `${address}/result`]))
  const submitted = await listSubmittedAttempts(person, final)
  expect(submitted.map(({ id, passed }) => [id, passed])).toEqual([[attemptId, true]])
  expect(await listCertificates(person, new Date())).toHaveLength(1)

  const review = await findReview(person, attemptId)
  const late = await rawPost(
    `${address}/responses`,
    { position: '1', value: 'b' },
    { ...session, Accept: 'application/json' },
  )
  expect(late.status).toBe(409)
  await rawPost(`${address}/submission`, { name: 'Someone Else' }, session)
  expect(await findReview(person, attemptId)).toEqual(review)
  const certificates = await listCertificates(person, new Date())
  expect(certificates.map(({ state }) => state)).toEqual(['valid'])
})

test('eight concurrent answers leave exactly one answer', async ({ enrolledLearner }) => {
  const { quizAddress } = await findPlace()
  const session = { ...(await sessionOf(await enrolledLearner())), Accept: 'application/json' }
  const { attemptId } = JSON.parse((await rawPost(`${quizAddress}/attempts`, {}, session)).body)
  const answers = await atOnce(() =>
    rawPost(`${quizAddress}/attempts/${attemptId}/responses`, { position: '1', value: 'a' }, session),
  )
  const revisions = answers.map(({ body }) => JSON.parse(body).revision).sort((a, b) => a - b)
  expect(revisions).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('eight concurrent marks as read complete the lesson once', async ({ enrolledLearner }) => {
  const { lesson, lessonAddress } = await findPlace()
  const person = await enrolledLearner()
  const session = { ...(await sessionOf(person)), Accept: 'application/json' }
  for (const item of lesson.practice) {
    const values = keyOf(item).map((token): [string, string] => ['value', token])
    const fields: [string, string][] = [['item', item.id], ...values]
    const statuses = (await atOnce(() => rawPost(`${lessonAddress}/practice/responses`, fields, session))).map(
      ({ status }) => status,
    )
    expect(statuses.every((status) => status === 200)).toBe(true)
  }
  const read = await atOnce(() => rawPost(`${lessonAddress}/reading`, {}, session))
  expect(read.map(({ status }) => status)).toEqual(read.map(() => 200))
  expect(await isLessonCompleted(person, lesson)).toBe(true)
  expect(await listPracticeResponses(person, lesson)).toHaveLength(lesson.practice.length)
})

test('fifty equal posts of a coordinator leave one row, and all go to the same page', async ({
  organization,
  newLearner,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  const session = await sessionOf(account)
  const here = `/manage/${coordinator.organizationId}`
  const person = `${here}/people/${learner.accountId}`
  const { body } = await rawRequest(person, { headers: session })
  const tokens = [...body.matchAll(/name="once" value="([0-9a-f-]{36})"/g)].map(([, token = '']) => token)
  expect(new Set(tokens).size).toBe(tokens.length)
  const once = tokens[0] ?? ''
  const posts: [string, Record<string, string>][] = [
    [`${person}/annotations`, { once, noteOn: '', noteText: 'Seen on paper' }],
    [`${here}/packets/new`, { once, account: learner.accountId }],
    [`${person}/accommodation`, { once, timeFactor: '2', extraAttempts: '0', reason: 'Agreed' }],
  ]
  for (const [path, fields] of posts) {
    const answers = await Promise.all(Array.from({ length: 50 }, () => rawPost(path, fields, session)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
  }
  expect(await listAmendments(learner)).toHaveLength(1)
  expect(await listPackets(coordinator, 100)).toHaveLength(1)
  const granted = await rawRequest(person, { headers: session })
  const [, end = ''] = /<button[^>]*value="([0-9a-f-]{36})"[^>]*name="end"/.exec(granted.body) ?? []
  const ends = await Promise.all(Array.from({ length: 50 }, () => rawPost(`${person}/accommodation`, { end }, session)))
  expect(ends.map(({ status, headers }) => [status, headers.location])).toEqual(
    ends.map(() => [303, `${person}?done=ended`]),
  )
  expect((await actionsAbout(learner)).filter((action) => action.startsWith('attempt.accommodation'))).toEqual([
    'attempt.accommodation-granted',
    'attempt.accommodation-ended',
  ])
  const other = { once, noteOn: '', noteText: 'Other words with the same token' }
  await rawPost(`${person}/annotations`, other, session)
  await rawPost(`${person}/annotations`, { noteOn: '', noteText: 'From a page of before the upgrade' }, session)
  expect(await listAmendments(learner)).toHaveLength(3)
})

test('fifty equal posts of an administrator leave one row, and all go to the same page', async ({
  administrator,
  newLearner,
}) => {
  const admin = await administrator()
  const session = await sessionOf(admin)
  const person = await newLearner()
  const name = `Agency of ${person.accountId}`
  const posts: [string, Record<string, string>][] = [
    ['/admin/holds', { person: person.email, organization: '', reason: 'Case 12' }],
    ['/admin/organizations', { name, timeZone: 'America/New_York' }],
  ]
  for (const [path, fields] of posts) {
    const once = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 50 }, () => rawPost(path, { once, ...fields }, session)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
  }
  expect((await actionsAbout(person)).filter((action) => action === 'hold.placed')).toHaveLength(1)
  expect(await db.organization.count({ where: { name } })).toBe(1)
})

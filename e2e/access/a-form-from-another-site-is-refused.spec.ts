import { findAccountByEmail } from '@/lib/people/account/queries'
import { listSessions } from '@/lib/people/account/session/session'
import { findOrganizationByName, listCohorts } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { listTimeRules } from '@/lib/record/seat-time/rules'
import { listAssignments } from '@/lib/training/assignment/queries'
import { findSitting } from '@/lib/training/attempt/sitting'
import { findOpenRun, listEndedRuns, requireRun } from '@/lib/training/encounter/queries'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { isLessonCompleted, listPracticeResponses } from '@/lib/training/lesson/queries'
import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { addressOfLine } from './ask'
import { matrix } from './matrix/matrix'
import { rawPost, rawRequest } from './raw-request'
import { type Role, type RoleAnswer, roles } from './roles'
import { makeScene } from './scene'
import { currentSessionOf, sessionOf } from './session'

const own = process.env.E2E_BASE_URL ?? ''
const foreign: Record<string, string>[] = [
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  { 'Sec-Fetch-Site': 'cross-site', Origin: own },
  { 'Sec-Fetch-Site': '', Origin: 'https://elsewhere.example' },
  { 'Sec-Fetch-Site': '', Origin: 'null' },
  { 'Sec-Fetch-Site': '', Origin: `${own}.elsewhere.example` },
  { 'Sec-Fetch-Site': '', Origin: own.replace(/:\d+$/, ':1') },
  { 'Sec-Fetch-Site': '', Origin: 'not an address' },
]

/** Others may post here: a token or a signature authorizes it, and no cookie is read. Nothing is at the last. */
const fromAnySite = [
  'POST /unsubscribe/[token]',
  'POST /sign-on/assertion',
  'POST /sign-on/logout/[provider]',
  'POST /[...path]',
]

const mayDo = (answer: RoleAnswer) => answer !== 'sign-in' && answer !== 404

test('every write rejects a form from another site and writes nothing', { tag: '@once' }, async () => {
  test.slow()
  const { people, coordinator, lesson, otherCourse, unmet, names } = await makeScene()
  const { learner, holder } = people
  const writes = Object.entries(matrix).filter(([key]) => key.startsWith('POST ') && !fromAnySite.includes(key))

  const sessions: Partial<Record<Role, Record<string, string>>> = {}
  for (const role of roles) if (role !== 'nobody') sessions[role] = await currentSessionOf(people[role])
  const passed: string[] = []
  for (const [key, line] of writes) {
    const path = addressOfLine(key, line, names)
    const session = sessions[roles.find((one) => sessions[one] && mayDo(line.answers[one])) ?? 'nobody']
    for (const headers of foreign) {
      const { status, headers: got } = await rawPost(path, line.form?.(names) ?? {}, { ...session, ...headers })
      if (status !== 403 || got['set-cookie']) passed.push(`${status} ${path} ${JSON.stringify(headers)}`)
    }
  }
  expect(passed).toEqual([])

  expect((await rawRequest('/account', { headers: sessions.learner ?? {} })).status).toBe(200)
  expect((await listSessions(learner)).map(({ id }) => id)).toContain(names.session)
  for (const person of Object.values(people)) expect(await findEnrollment(person, otherCourse)).toBeNull()
  expect(await isLessonCompleted(learner, lesson)).toBe(false)
  expect(await listPracticeResponses(learner, lesson)).toEqual([])
  const sitting = await findSitting(learner, names.attempt)
  expect(sitting?.submitted).toBe(false)
  expect(sitting?.items.filter(({ answered }) => answered)).toEqual([])
  expect((await requireRun(learner, names.run)).path.steps).toEqual([])
  expect((await requireRun(learner, names.endedRun)).reflection).toBeNull()
  expect(await findOpenRun(learner, unmet)).toBeNull()
  expect((await listEndedRuns(learner, unmet)).readAt).toBeNull()
  expect((await listCohorts(coordinator, new Date())).map(({ name }) => name)).toEqual(['Patrol'])
  expect(await listAssignments(coordinator)).toMatchObject([{ id: names.assignment, remindersStoppedAt: null }])
  expect((await listTimeRules(coordinator.organizationId)).size).toBe(0)
  expect(await db.timeAcceptance.count({ where: { accountId: learner.accountId } })).toBe(0)
  await expect(findOrganizationByName(`Organization ${names.unique}`)).rejects.toThrow()
  await expect(findAccountByEmail(names.newAddress)).rejects.toThrow()
  const page = await rawRequest(`/verify/${names.serial}`)
  expect(page.body).toContain(holder.name)
  expect(page.body).not.toMatch(/revoked on|superseded/i)
})

test('next-auth serves no endpoint: none signs in, signs out, or renews a session', async ({ newLearner }) => {
  const learner = await newLearner()
  const session = await sessionOf(learner)
  const fields = { email: learner.email, password: testPassword, csrfToken: 'made up' }
  const actions = ['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'verify-request', 'error', '_log']
  for (const action of [...actions, 'callback/credentials', 'signin/credentials']) {
    const address = `/api/auth/${action}`
    const answers = [
      await rawRequest(address, { headers: session }),
      await rawPost(address, fields),
      await rawPost(address, fields, session),
      await rawPost(address, fields, { 'Sec-Fetch-Site': 'cross-site' }),
    ]
    const seen = answers.map(({ status, headers }) => [action, status, headers['set-cookie']])
    expect(seen).toEqual(answers.map(() => [action, 404, undefined]))
  }
  expect((await rawRequest('/account', { headers: session })).status).toBe(200)
})

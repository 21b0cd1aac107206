import { openedSession } from '@/fixtures/opened-session'
import { loadCatalog } from '@/lib/content/course/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Encounter } from '@/lib/content/course/schema'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { listSessions } from '@/lib/people/account/session'
import { findOrganizationByName, listCohorts } from '@/lib/people/organization/queries'
import { findSitting } from '@/lib/training/attempt/sitting'
import { findOpenRun, listEndedRuns, requireRun } from '@/lib/training/encounter/queries'
import { startRun } from '@/lib/training/encounter/start'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { isLessonCompleted, listPracticeResponses } from '@/lib/training/lesson/queries'
import { encountersOf } from '@/prisma/course-parts'
import { administrator, testPassword } from '@/prisma/factories'
import { played } from '@/prisma/played'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'
import { listWriteRoutes } from './writes'

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

test('every write rejects a form from another site and writes nothing', async ({
  certifiedLearner,
  enrolledLearner,
  organization,
}) => {
  const { course, lesson, outline, lessonAddress, quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const learner = await sessionOf(person)
  const { sessionId } = await openedSession(person)
  const { account, coordinator } = await organization()
  const coordinating = await sessionOf(account)
  const administering = await sessionOf((await administrator()).account)
  const certified = await certifiedLearner()
  const holder = await sessionOf(certified.learner)
  const started = await rawPost(`${quizAddress}/attempts`, {}, { ...learner, Accept: 'application/json' })
  const { attemptId } = JSON.parse(started.body)
  const attempt = `${quizAddress}/attempts/${attemptId}`
  const [begun, ended, unmet] = encountersOf(course) as [Encounter, Encounter, Encounter]
  const { runId } = await startRun(person, { course, encounter: begun })
  const endedId = await played(person, course, ended)
  const run = `${outline}/${begun.slug}/runs/${runId}`
  const choiceId = begun.nodes[0]?.choices?.[0]?.id ?? ''
  const manage = `/manage/${coordinator.organizationId}`
  const other = findCourse(await loadCatalog(), 'ngo-volunteer')
  if (!other) throw new Error('there is no course ngo-volunteer')
  const unique = attemptId.slice(0, 8)
  const password = 'a quiet harbor in november'
  const email = `foreign-${unique}@test.example`

  type Write = [path: string, fields: Record<string, string>, session?: Record<string, string>]
  const writes: Record<string, Write> = {
    '/sign-in/session': ['/sign-in/session', { email: person.email, password: testPassword }],
    '/register/new-account': ['/register/new-account', { name: 'Sample', email, password }],
    '/confirm/[token]': [`/confirm/${'x'.repeat(27)}`, { password }],
    '/invitations/[token]': [`/invitations/${'x'.repeat(27)}`, { password }],
    '/reset': ['/reset', { email: person.email }],
    '/reset/password': ['/reset/password', { token: 'x'.repeat(40), password }],
    '/join/code': ['/join/code', { code: 'ABCDEFGHJK' }],
    '/join/membership': ['/join/membership', { code: 'ABCDEFGHJK' }, learner],
    '/verify/check': ['/verify/check', { text: certified.serial }],
    '/verify/lookup': ['/verify/lookup', { serial: certified.serial }],
    '/sign-out': ['/sign-out', {}, learner],
    '/account/name': ['/account/name', { name: 'Foreign' }, learner],
    '/account/address': ['/account/address', { email }, learner],
    '/account/address/[token]': [`/account/address/${'x'.repeat(27)}`, {}, learner],
    '/account/password': ['/account/password', { current: testPassword, password }, learner],
    '/account/closure': ['/account/closure', { sure: 'on' }, learner],
    '/account/organizations/[organization]/leaving': [
      `/account/organizations/${coordinator.organizationId}/leaving`,
      { reason: 'Foreign' },
      learner,
    ],
    '/account/sessions/others/end': ['/account/sessions/others/end', {}, learner],
    '/account/sessions/[session]/end': [`/account/sessions/${sessionId}/end`, {}, learner],
    '/certificates/[serial]/share': [`/certificates/${certified.serial}/share`, {}, holder],
    '/learn/[course]/enrollment': [`/learn/${other.slug}/enrollment`, {}, learner],
    '/learn/[course]/renewal': [`${outline}/renewal`, {}, holder],
    '/learn/[course]/certificate': [`${outline}/certificate`, { name: 'Someone Else' }, learner],
    '/learn/[course]/[unit]/views': [`${lessonAddress}/views`, { page: 'lesson' }, learner],
    '/learn/[course]/[unit]/beats': [`${lessonAddress}/beats`, { token: 'x' }, learner],
    '/learn/[course]/[unit]/begin': [`${lessonAddress}/begin`, {}, learner],
    '/learn/[course]/[unit]/step': [`${lessonAddress}/step`, { step: lesson.steps[0]?.id ?? '' }, learner],
    '/learn/[course]/[unit]/reading': [`${lessonAddress}/reading`, {}, learner],
    '/learn/[course]/[unit]/practice/responses': [
      `${lessonAddress}/practice/responses`,
      { item: lesson.practice[0]?.id ?? '', value: 'a' },
      learner,
    ],
    '/learn/[course]/[unit]/attempts': [`${quizAddress}/attempts`, {}, learner],
    '/learn/[course]/[unit]/attempts/[attempt]/responses': [
      `${attempt}/responses`,
      { position: '1', value: 'a' },
      learner,
    ],
    '/learn/[course]/[unit]/attempts/[attempt]/submission': [`${attempt}/submission`, { name: 'Sample' }, learner],
    '/learn/[course]/[unit]/runs': [`${outline}/${unmet.slug}/runs`, {}, learner],
    '/learn/[course]/[unit]/runs/[run]/choices': [`${run}/choices`, { position: '1', choice: choiceId }, learner],
    '/learn/[course]/[unit]/runs/[run]/reflection': [
      `${outline}/${ended.slug}/runs/${endedId}/reflection`,
      { note: 'Foreign', go: 'keep' },
      learner,
    ],
    '/learn/[course]/[unit]/read': [`${outline}/${unmet.slug}/read`, {}, learner],
    '/manage/[organization]/cohorts/new': [`${manage}/cohorts/new`, { name: `Cohort ${unique}` }, coordinating],
    '/manage/[organization]/identifier': [`${manage}/identifier`, { label: 'Officer number' }, coordinating],
    '/manage/[organization]/packets/new': [`${manage}/packets/new`, { account: person.accountId }, coordinating],
    '/manage/[organization]/join-links': [`${manage}/join-links`, { cohort: attemptId }, coordinating],
    '/manage/[organization]/reset-links': [`${manage}/reset-links`, { account: person.accountId }, coordinating],
    '/manage/[organization]/people/[account]/unlocks': [
      `${manage}/people/${person.accountId}/unlocks`,
      { quiz: 'le-final', unlockReason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/accommodation': [
      `${manage}/people/${person.accountId}/accommodation`,
      { timeFactor: '2', extraAttempts: '1', reason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/anomalies/[anomaly]/dispositions': [
      `${manage}/anomalies/${attemptId}/dispositions`,
      { outcome: 'explained', reason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/annotations': [
      `${manage}/people/${person.accountId}/annotations`,
      { noteOn: '', noteText: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/waivers': [
      `${manage}/people/${person.accountId}/waivers`,
      { waiveUnit: lesson.id, waiveReason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/extensions': [
      `${manage}/people/${person.accountId}/extensions`,
      { dueCourse: attemptId, dueOn: '2090-01-01', dueReason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/removal': [
      `${manage}/people/${person.accountId}/removal`,
      { reason: 'Foreign' },
      coordinating,
    ],
    '/manage/[organization]/people/[account]/resets': [
      `${manage}/people/${person.accountId}/resets`,
      { resetUnit: lesson.id, resetReason: 'Foreign' },
      coordinating,
    ],
    '/practice/plan': ['/practice/plan', { byMail: 'yes', quietFrom: '20', quietUntil: '8' }, holder],
    '/practice/plan/change': ['/practice/plan/change', { byMail: 'no', quietFrom: '20', quietUntil: '8' }, holder],
    '/practice/plan/stop': ['/practice/plan/stop', {}, holder],
    '/practice/follow-ups': ['/practice/follow-ups', { certificate: attemptId, days: '30', reply: 'used' }, holder],
    '/practice/cases/[case]/answer': [`/practice/cases/${attemptId}/answer`, { value: 'a' }, holder],
    '/admin/mail/[mail]/tries': [`/admin/mail/${attemptId}/tries`, {}, administering],
    '/admin/organizations': ['/admin/organizations', { name: `Organization ${unique}` }, administering],
    '/admin/administrators/[account]': [
      `/admin/administrators/${account.accountId}`,
      { reason: 'Foreign' },
      administering,
    ],
    '/admin/organizations/[organization]/coordinators/[account]': [
      `/admin/organizations/${coordinator.organizationId}/coordinators/${account.accountId}`,
      { reason: 'Foreign' },
      administering,
    ],
    '/admin/coordinators': ['/admin/coordinators', { organization: attemptId, email: person.email }, administering],
    '/admin/corrections': [
      '/admin/corrections',
      { serial: certified.serial, name: 'Foreign Name', correctionReason: 'Foreign' },
      administering,
    ],
    '/admin/revocations': ['/admin/revocations', { serial: certified.serial, reason: 'Foreign' }, administering],
    '/sign-on': ['/sign-on', { 'sign-on': person.email }],
    '/sign-on/logout/[provider]': [`/sign-on/logout/${attemptId}`, { logout_token: 'made up' }],
    '/account/sign-on': ['/account/sign-on', { 'sign-on': person.email }, learner],
    '/admin/sign-on/new': ['/admin/sign-on/new', { id: attemptId, kind: 'oidc', name: 'Foreign' }, administering],
    '/admin/sign-on/[provider]': [`/admin/sign-on/${attemptId}`, { name: 'Foreign' }, administering],
    '/admin/sign-on/[provider]/ending': [`/admin/sign-on/${attemptId}/ending`, {}, administering],
    '/admin/invitations/[invitation]/end': [`/admin/invitations/${attemptId}/end`, {}, administering],
    '/admin/holds': ['/admin/holds', { person: person.email, reason: 'Foreign' }, administering],
    '/admin/holds/[hold]': [`/admin/holds/${attemptId}`, { reason: 'Foreign' }, administering],
    '/admin/organizations/[organization]': [
      `/admin/organizations/${coordinator.organizationId}`,
      { timeZone: 'UTC' },
      administering,
    ],
    '/admin/organizations/[organization]/second-factor': [
      `/admin/organizations/${coordinator.organizationId}/second-factor`,
      { reason: 'Foreign' },
      administering,
    ],
    '/admin/second-factors': ['/admin/second-factors', { person: person.email, reason: 'Foreign' }, administering],
    '/account/data': ['/account/data', {}, learner],
    '/account/second-factor/apps': ['/account/second-factor/apps', {}, learner],
    '/account/second-factor/apps/[app]': [`/account/second-factor/apps/${attemptId}`, { code: '000000' }, learner],
    '/account/second-factor/codes': ['/account/second-factor/codes', {}, learner],
    '/account/second-factor/factors/[factor]/removal': [
      `/account/second-factor/factors/${attemptId}/removal`,
      {},
      learner,
    ],
    '/account/second-factor/passkeys': ['/account/second-factor/passkeys', { response: '{}' }, learner],
    '/account/second-factor/passkeys/challenge': ['/account/second-factor/passkeys/challenge', {}, learner],
    '/sign-in/passkey': ['/sign-in/passkey', { response: '{}' }],
    '/sign-in/passkey/challenge': ['/sign-in/passkey/challenge', {}],
    '/sign-in/second-factor': ['/sign-in/second-factor', { code: '000000' }],
    '/sign-in/second-factor/challenge': ['/sign-in/second-factor/challenge', {}],
    '/sign-in/second-factor/passkey': ['/sign-in/second-factor/passkey', { response: '{}' }],
    '/admin/sessions': ['/admin/sessions', { person: person.email, why: 'Foreign' }, administering],
  }
  expect(Object.keys(writes).sort(), 'each handler that takes a POST is tried').toEqual(
    // Others may post here: a token or a signature authorizes it, and no cookie is read.
    listWriteRoutes().filter((route) => !['/unsubscribe/[token]', '/sign-on/assertion'].includes(route)),
  )

  const passed: string[] = []
  for (const [path, fields, session = {}] of Object.values(writes)) {
    for (const headers of foreign) {
      const { status, headers: got } = await rawPost(path, fields, { ...session, ...headers })
      if (status !== 403 || got['set-cookie']) passed.push(`${status} ${path} ${JSON.stringify(headers)}`)
    }
  }
  expect(passed).toEqual([])

  expect((await rawRequest('/account', { headers: learner })).status).toBe(200)
  expect((await listSessions(person)).map(({ id }) => id)).toContain(sessionId)
  expect(await findEnrollment(person, other)).toBeNull()
  expect(await isLessonCompleted(person, lesson)).toBe(false)
  expect(await listPracticeResponses(person, lesson)).toEqual([])
  const sitting = await findSitting(person, attemptId)
  expect(sitting?.submitted).toBe(false)
  expect(sitting?.items.filter(({ answered }) => answered)).toEqual([])
  expect((await requireRun(person, runId)).path.steps).toEqual([])
  expect((await requireRun(person, endedId)).reflection).toBeNull()
  expect(await findOpenRun(person, unmet)).toBeNull()
  expect((await listEndedRuns(person, unmet)).readAt).toBeNull()
  expect((await listCohorts(coordinator, new Date())).map(({ name }) => name)).not.toContain(`Cohort ${unique}`)
  await expect(findOrganizationByName(`Organization ${unique}`)).rejects.toThrow()
  await expect(findAccountByEmail(email)).rejects.toThrow()
  const page = await rawRequest(`/verify/${certified.serial}`)
  expect(page.body).toContain(certified.learner.name)
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

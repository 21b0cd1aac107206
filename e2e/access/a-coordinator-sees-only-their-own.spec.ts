import { listCohorts } from '@/lib/people/organization/queries'
import { listAmendments } from '@/lib/record/amendment/queries'
import { findLearnerRecord } from '@/lib/training/attempt/learner-record'
import { lessonsOf } from '@/prisma/course-parts'
import { cohort } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

test('a person of another organization is a 404 in a coordinator’s own', async ({
  organization,
  certifiedLearner,
  course,
}) => {
  const mine = await organization()
  const { learner, serial } = await certifiedLearner()
  const theirs = await organization(learner)
  const session = await sessionOf(mine.account)
  const own = `/manage/${mine.coordinator.organizationId}`
  const person = `${own}/people/${learner.accountId}`
  for (const path of ['', '/removal', '/transcript.json', '/transcript.pdf'].map((end) => person + end)) {
    const { status, body } = await rawRequest(path, { headers: session })
    expect([path, status, body.includes(learner.name), body.includes(theirs.name)]).toEqual([path, 404, false, false])
  }
  const pdf = await rawRequest(`/certificates/${serial}.pdf`, { headers: session })
  expect([pdf.status, pdf.body.startsWith('%PDF')]).toEqual([404, false])

  const unitId = lessonsOf(course)[0]?.id ?? ''
  const { cohortId } = await cohort(theirs.coordinator, 'Night shift')
  const before = await listCohorts(theirs.coordinator, new Date())
  const writes: [string, Record<string, string>][] = [
    [`${own}/reset-links`, { account: learner.accountId }],
    [`${own}/join-links`, { cohort: cohortId }],
    [`${own}/packets/new`, { cohort: cohortId }],
    [`${own}/packets/new`, { account: learner.accountId }],
    [`${person}/unlocks`, { quiz: 'le-final', unlockReason: 'Because I say so' }],
    [`${person}/accommodation`, { timeFactor: '2', extraAttempts: '1', reason: 'Because I say so' }],
    [`${person}/accommodation`, { end: 'yes' }],
    [`${person}/annotations`, { noteOn: '', noteText: 'Because I say so' }],
    [`${person}/removal`, { reason: 'Because I say so' }],
    [`${person}/time`, { timeCourse: course.id, timeReason: 'Because I say so' }],
    [`${person}/waivers`, { waiveUnit: unitId, waiveReason: 'Because I say so' }],
    [`${person}/waivers`, { endWaiver: cohortId, endReason: 'Because I say so' }],
    [`${person}/extensions`, { dueCourse: cohortId, dueOn: '2090-01-01', dueReason: 'Because I say so' }],
    [`${person}/resets`, { resetUnit: unitId, resetReason: 'Because I say so' }],
  ]
  for (const [path, fields] of writes) {
    const { status, headers } = await rawPost(path, fields, session)
    expect([path, status, headers['set-cookie']]).toEqual([path, 404, undefined])
  }
  expect(await listCohorts(theirs.coordinator, new Date())).toEqual(before)
  const record = await findLearnerRecord(theirs.coordinator, learner)
  expect(record).toMatchObject({ unlocks: [], accommodation: null })
  expect(await listAmendments(learner)).toEqual([])
  const gain = await rawRequest(`${own}/gain?cohort=${cohortId}`, { headers: session })
  expect([gain.status, gain.body.includes(learner.name)]).toEqual([200, false])
  const weighing = await rawRequest(`${own}/weighing?cohort=${cohortId}`, { headers: session })
  expect([weighing.status, weighing.body.includes(learner.name)]).toEqual([200, false])
})

test('a coordinator sees their own organization with its people and certificates', async ({
  organization,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  const { account, coordinator } = await organization(learner)
  const session = await sessionOf(account)
  const address = `/manage/${coordinator.organizationId}`
  const page = await rawRequest(`${address}/people`, { headers: session })
  expect(page.status).toBe(200)
  expect(page.body).toContain(learner.name)
  expect((await rawRequest(`${address}/people.csv`, { headers: session })).body).toContain(serial)
  const pdf = await rawRequest(`/certificates/${serial}.pdf`, { headers: session })
  expect([pdf.status, pdf.body.startsWith('%PDF')]).toEqual([200, true])
})

test('an organization that does not exist is a 404', async ({ newLearner }) => {
  const session = await sessionOf(await newLearner())
  for (const id of ['x', '__proto__', '%27', '00000000-0000-0000-0000-000000000000']) {
    expect((await rawRequest(`/manage/${id}`, { headers: session })).status).toBe(404)
    expect((await rawPost(`/manage/${id}/cohorts/new`, { name: 'Sample' }, session)).status).toBe(404)
  }
})

test('a certificate opens only for its holder', async ({ certifiedLearner, newLearner }) => {
  const { learner, serial } = await certifiedLearner()
  const path = `/certificates/${serial}.pdf`
  expect((await rawRequest(path, { headers: await sessionOf(learner) })).status).toBe(200)
  expect((await rawRequest(path, { headers: await sessionOf(await newLearner()) })).status).toBe(404)
  expect((await rawRequest(path)).status).toBe(404)
  expect((await rawRequest(`${path}?share=${'x'.repeat(43)}`)).status).toBe(404)
  const other = await sessionOf(await newLearner())
  expect((await rawPost(`/certificates/${serial}/share`, {}, other)).status).toBe(404)
  for (const guess of ['.json', '.jwt', '']) {
    expect((await rawRequest(`/certificates/${serial}${guess}`, { headers: other })).status).toBe(404)
  }
})

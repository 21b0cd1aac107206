import { randomUUID } from 'node:crypto'
import { findOrganizationByName, listCoordinatedOrganizations } from '@/lib/people/organization/queries'
import { findPublicCertificate } from '@/lib/record/certificate/public-certificate'
import { expect, test } from '../fixtures'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

test('administration is a 404 for learners and coordinators', async ({
  newLearner,
  organization,
  certifiedLearner,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization()
  const { serial } = await certifiedLearner()
  const name = `Made up by ${learner.accountId}`
  const writes: [string, Record<string, string>][] = [
    ['/admin/organizations', { name }],
    ['/admin/coordinators', { organization: coordinator.organizationId, email: learner.email }],
    ['/admin/revocations', { serial, reason: 'Because I say so' }],
    ['/admin/sessions', { person: learner.email, why: 'Because I say so' }],
    [`/admin/mail/${randomUUID()}/tries`, {}],
  ]
  for (const person of [learner, account]) {
    const session = await sessionOf(person)
    for (const path of [
      '/admin',
      '/admin/items',
      '/admin/items.csv',
      '/admin/forms.csv',
      '/admin/items/def-001',
      '/admin/mail',
      '/admin/log',
      '/admin/log/checkpoint.json',
    ]) {
      expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 404])
    }
    for (const [path, fields] of writes) {
      expect([path, (await rawPost(path, fields, session)).status]).toEqual([path, 404])
    }
  }
  await expect(findOrganizationByName(name)).rejects.toThrow()
  expect(await listCoordinatedOrganizations(learner)).toEqual([])
  expect((await findPublicCertificate(serial, new Date()))?.state).toBe('valid')
})

test('a request without a session goes to sign in and writes nothing', async ({ certifiedLearner }) => {
  const { serial } = await certifiedLearner()
  const page = await rawRequest('/admin')
  expect([page.status, page.headers.location]).toEqual([303, '/sign-in?next=%2Fadmin'])
  const write = await rawPost('/admin/revocations', { serial, reason: 'Because I say so' })
  expect([write.status, write.headers.location?.startsWith('/sign-in')]).toEqual([303, true])
  expect((await findPublicCertificate(serial, new Date()))?.state).toBe('valid')
})

test('an administrator opens the administration pages', async ({ administrator }) => {
  const session = await sessionOf(await administrator())
  expect((await rawRequest('/admin', { headers: session })).status).toBe(200)
})

import { expect, test } from 'vitest'
import { dividedAgency } from '@/fixtures/divided-agency'
import { archiving, whileHeld } from '@/fixtures/while-held'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner } from '@/prisma/factories'
import { archiveCohort } from './change-cohort'
import { makeJoinLink } from './make-join-link'
import { join } from './membership/join'
import { movePeople } from './membership/move-people'
import { findJoinTarget, isInOrganization, listCohorts } from './queries'

const missing = { code: 'not-found' }

test('a cohort that is archived meanwhile takes no one in and gets no join link', async () => {
  const { coordinator, code, cohortId, person } = await dividedAgency()
  const { code: otherCode, cohortId: other } = await cohort(coordinator, 'Night')
  const newcomer = await learner()
  await joined(newcomer, otherCode)
  const move = { accountIds: [newcomer.accountId], to: cohortId, from: other }
  const archive = archiving('cohort', cohortId)
  await expect(whileHeld(archive, () => movePeople(coordinator, move))).rejects.toMatchObject(missing)
  await archiveCohort(coordinator, { cohortId, isArchived: false })
  await expect(whileHeld(archive, () => makeJoinLink(coordinator, { cohortId }))).rejects.toMatchObject(missing)
  await archiveCohort(coordinator, { cohortId, isArchived: false })
  const stranger = await learner()
  expect(await whileHeld(archive, () => join(stranger, { code }))).toEqual({ ok: false, reason: 'code-unusable' })
  expect(await isInOrganization(stranger)).toBe(false)
  const members = (await listCohorts(coordinator, new Date())).map(({ name, members }) => [name, members])
  expect(members).toEqual([
    ['Night', 1],
    ['Patrol', 1],
  ])
  expect(await actionsAbout(person)).not.toContain('organization.cohort-changed')
})

test('an archived cohort takes no one in, keeps its people, and can come back', async () => {
  const { coordinator, code, cohortId, person } = await dividedAgency()
  await archiveCohort(coordinator, { cohortId, isArchived: true })
  await archiveCohort(coordinator, { cohortId, isArchived: true })
  expect(await findJoinTarget(code, new Date())).toBeNull()
  expect(await join(await learner(), { code })).toEqual({ ok: false, reason: 'code-unusable' })
  await expect(makeJoinLink(coordinator, { cohortId })).rejects.toMatchObject(missing)
  const move = { accountIds: [person.accountId], to: cohortId, from: null }
  await expect(movePeople(coordinator, move)).rejects.toMatchObject(missing)
  expect(await listCohorts(coordinator, new Date())).toMatchObject([{ members: 1, archivedAt: expect.any(Date) }])
  const object = `cohort:${cohortId}`
  expect(await db.auditEvent.count({ where: { object, action: 'organization.cohort-archived' } })).toBe(1)
  await archiveCohort(coordinator, { cohortId, isArchived: false })
  expect((await makeJoinLink(coordinator, { cohortId })).code).not.toBe(code)
})

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { closeOrganization } from '@/lib/people/role/close-organization'
import { db } from '@/lib/platform/db'
import { administrator, organization } from '@/prisma/factories'
import { findOrganization, findOrganizationByName } from './queries'
import { renameOrganization } from './rename-organization'

const { administrator: admin } = await administrator()

test('an organization is renamed once, with a log entry of both names', async () => {
  const { organizationId, organizationName } = (await organization()).coordinator
  const name = `Town of ${randomUUID()}`
  for (const _ of [1, 2]) expect(await renameOrganization(admin, { organizationId, name })).toEqual({ ok: true })
  expect(await findOrganization(admin, organizationId)).toMatchObject({ name })
  expect(await findOrganizationByName(name.toUpperCase())).toMatchObject({ id: organizationId })
  const where = { object: `organization:${organizationId}`, action: 'organization.renamed' }
  const entries = await db.auditEvent.findMany({ where, include: { values: { orderBy: { field: 'asc' } } } })
  expect(entries).toMatchObject([
    {
      actorId: admin.accountId,
      values: [
        { field: 'before', value: organizationName },
        { field: 'name', value: name },
      ],
    },
  ])
})

test('a taken name, an unknown organization, and a closed one are refused', async () => {
  const { organizationId } = (await organization()).coordinator
  const { organizationName } = (await organization()).coordinator
  const taken = { organizationId, name: organizationName.toLowerCase() }
  expect(await renameOrganization(admin, taken)).toEqual({ ok: false, reason: 'name-taken' })
  const name = `Town of ${randomUUID()}`
  const notFound = { code: 'not-found' }
  await expect(renameOrganization(admin, { organizationId: randomUUID(), name })).rejects.toMatchObject(notFound)
  await closeOrganization(admin, { organizationId, reason: 'Merged' })
  await expect(renameOrganization(admin, { organizationId, name })).rejects.toMatchObject(notFound)
})

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { closeAccount } from '@/lib/record/close-account'
import { administrator, certified, learner } from '@/prisma/factories'
import { downloadCertificate } from './download-certificate'
import { endShareLinks } from './end-share-links'
import { makeShareLink } from './make-share-link'
import { listCertificates } from './queries'

const [course] = (await loadCatalog()).courses as [Course]
const notFound = { code: 'not-found' }

let holder: Learner
let serial: string
beforeAll(async () => {
  holder = await learner()
  serial = await certified(holder, course)
})

const read = (token: string) => downloadCertificate({ learner: null, shareToken: token, hasFactor: true }, { serial })
const live = () => db.shareLink.count({ where: { certificate: { serial }, endedAt: null } })

test('a share link is stored as a hash, and the holder sees that it exists', async () => {
  const { token } = await makeShareLink(holder, { serial })
  const rows = await db.shareLink.findMany({ where: { certificate: { serial } } })
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(await listCertificates(holder, new Date())).toMatchObject([{ serial, shared: true }])
})

test('a new share link ends the earlier one', async () => {
  const { token: first } = await makeShareLink(holder, { serial })
  const { token: second } = await makeShareLink(holder, { serial })
  await expect(read(first)).rejects.toMatchObject(notFound)
  await expect(read(second)).resolves.toBeDefined()
})

test('concurrent calls leave one live share link', async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all([0, 1, 2, 3].map(() => makeShareLink(holder, { serial })))
    expect(await live()).toBe(1)
  }
})

test('the holder can end a share link, safely more than once', async () => {
  const { token } = await makeShareLink(holder, { serial })
  await Promise.all([endShareLinks(holder, { serial }), endShareLinks(holder, { serial })])
  await endShareLinks(holder, { serial })
  await expect(read(token)).rejects.toMatchObject(notFound)
  const { id } = await db.certificate.findUniqueOrThrow({ where: { serial } })
  expect(
    await db.auditEvent.findMany({ where: { subjectId: holder.accountId, action: 'certificate.share-link-ended' } }),
  ).toMatchObject([{ object: `certificate:${id}` }])
  expect(await listCertificates(holder, new Date())).toMatchObject([{ shared: false }])
})

test('only the holder makes or ends a share link, not even an administrator', async () => {
  const { token } = await makeShareLink(holder, { serial })
  for (const stranger of [await learner(), (await administrator()).account]) {
    await expect(makeShareLink(stranger, { serial })).rejects.toMatchObject(notFound)
    await endShareLinks(stranger, { serial })
  }
  await expect(read(token)).resolves.toBeDefined()
  expect(await live()).toBe(1)
})

test('closing an account ends its share links and prevents new ones; links of others stay', async () => {
  const { token: kept } = await makeShareLink(holder, { serial })
  const person = await learner()
  const own = await certified(person, course)
  const { token } = await makeShareLink(person, { serial: own })
  const readOwn = (shareToken: string) =>
    downloadCertificate({ learner: null, shareToken, hasFactor: true }, { serial: own })
  await expect(readOwn(token)).resolves.toBeDefined()
  await Promise.allSettled([
    closeAccount(person, person.accountId, 'closed by the learner'),
    makeShareLink(person, { serial: own }),
  ])
  await expect(readOwn(token)).rejects.toMatchObject(notFound)
  await expect(makeShareLink(person, { serial: own })).rejects.toMatchObject(notFound)
  expect(await db.shareLink.count({ where: { certificate: { serial: own }, endedAt: null } })).toBe(0)
  await expect(read(kept)).resolves.toBeDefined()
  // Earlier releases left links open at closure.
  const { id: certificateId } = await db.certificate.findUniqueOrThrow({ where: { serial: own } })
  const link = { id: randomUUID(), certificateId, tokenHash: hashSecret('of before'), createdAt: new Date() }
  await db.shareLink.create({ data: link })
  await expect(readOwn('of before')).rejects.toMatchObject(notFound)
})

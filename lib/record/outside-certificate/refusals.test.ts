import { describe, expect, test } from 'vitest'
import { outsidePdf } from '@/fixtures/outside'
import {
  outsideAgency,
  outsideFields,
  outsideStatesOf,
  outsideWorld,
  sendOutsideFile,
  sentOutside,
} from '@/fixtures/outside-agency'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { cohort, joined, organization } from '@/prisma/factories'
import { mostOutsideFiles, mostWaiting } from './add-first'
import { addOutside } from './add-outside'
import { correctOutside } from './correct-outside'
import { decideOutside } from './decide-outside'
import { downloadOutside } from './download-outside'
import { mostOutsideBytes } from './file-kind'
import { openToPeople } from './open-to-people'
import { countWaitingOutside, isOpenToPeople, listOpenOrganizations, listOutside, requireOutside } from './queries'
import { withdrawOutside } from './withdraw-outside'

const missing = { code: 'not-found' }

describe('refuses', () => {
  test('another kind, an empty file, one over 5 MB, and a day that has not come', async () => {
    const { coordinator, member } = await outsideAgency()
    const { accountId } = member
    const add = (part: object) =>
      addOutside(coordinator, { ...outsideFields, accountId, bytes: outsidePdf(), ...part }, outsideWorld)
    const large = Buffer.concat([outsidePdf(), Buffer.alloc(mostOutsideBytes)])
    const why = (reason: string) => ({ ok: false, reason })
    expect(await add({ bytes: Buffer.from('%PDF-1.7 named so only') })).toEqual(why('another-kind'))
    expect(await add({ bytes: Buffer.alloc(0) })).toEqual(why('another-kind'))
    expect(await add({ bytes: large })).toEqual(why('too-large'))
    expect(await add({ earnedOn: '2026-11-26' })).toEqual(why('future'))
    expect(await db.outsideFile.count({ where: { accountId } })).toBe(0)
    expect(await listOutside(member, { limit: 10 })).toEqual([])
  })

  test('people and coordinators of another organization', async () => {
    const [ours, theirs] = [await sentOutside(), await outsideAgency()]
    const { versionId, certificateId, member, coordinator } = ours
    await expect(sendOutsideFile(theirs.member, coordinator)).rejects.toMatchObject(missing)
    const { accountId } = member
    const added = addOutside(theirs.coordinator, { ...outsideFields, accountId, bytes: outsidePdf() }, outsideWorld)
    await expect(added).rejects.toMatchObject(missing)
    const strangers: (Coordinator | Learner)[] = [theirs.coordinator, theirs.member]
    for (const stranger of strangers) {
      await expect(requireOutside(stranger, certificateId)).rejects.toMatchObject(missing)
      await expect(downloadOutside(stranger, certificateId, outsideWorld)).rejects.toMatchObject(missing)
      await expect(withdrawOutside(stranger, { versionId, reason: 'x' }, outsideWorld)).rejects.toMatchObject(missing)
      expect(await listOutside(stranger, { limit: 10 })).toEqual([])
    }
    const { coordinator: other } = theirs
    const correction = { ...outsideFields, versionId, reason: 'x' }
    await expect(decideOutside(other, { versionId, outcome: 'accepted' }, outsideWorld)).rejects.toMatchObject(missing)
    await expect(correctOutside(other, correction, outsideWorld)).rejects.toMatchObject(missing)
    expect(await outsideStatesOf(member, certificateId)).toEqual(['sent'])
  })

  test('coordinators who decide about themselves', async () => {
    const { account, coordinator } = await organization(undefined, {}, outsideWorld)
    await joined(account, (await cohort(coordinator, 'Patrol', outsideWorld)).code, outsideWorld)
    await openToPeople(coordinator, { isOpen: true }, outsideWorld)
    const { accountId } = coordinator
    const forbidden = { code: 'forbidden' }
    const add = addOutside(coordinator, { ...outsideFields, accountId, bytes: outsidePdf() }, outsideWorld)
    await expect(add).rejects.toMatchObject(forbidden)
    const own = await sendOutsideFile(account, coordinator)
    const versionId = own.ok ? own.certificateId : ''
    await expect(decideOutside(coordinator, { versionId, outcome: 'accepted' }, outsideWorld)).rejects.toMatchObject(
      forbidden,
    )
  })

  test('the same file twice, until the first is refused or withdrawn', async () => {
    const { coordinator, member } = await outsideAgency()
    const bytes = outsidePdf()
    const both = await Promise.all([
      sendOutsideFile(member, coordinator, bytes),
      sendOutsideFile(member, coordinator, bytes),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both).toContainEqual({ ok: false, reason: 'same-file' })
    const add = () => addOutside(coordinator, { ...outsideFields, accountId: member.accountId, bytes }, outsideWorld)
    expect(await add()).toEqual({ ok: false, reason: 'same-file' })
    const versionId = both.flatMap((one) => (one.ok ? one.certificateId : [])).join()
    await decideOutside(coordinator, { versionId, outcome: 'refused', reason: 'Not readable' }, outsideWorld)
    expect(await add()).toMatchObject({ ok: true })
    expect(await db.outsideFile.count({ where: { accountId: member.accountId } })).toBe(1)
  })

  test('more than ten that wait, and more than forty in all', async () => {
    const { coordinator, member } = await outsideAgency()
    for (let count = 0; count < mostWaiting; count += 1) await sendOutsideFile(member, coordinator)
    expect(await sendOutsideFile(member, coordinator)).toEqual({ ok: false, reason: 'too-many-waiting' })
    expect([await countWaitingOutside(coordinator, 99), await countWaitingOutside(coordinator, 4)]).toEqual([10, 5])
    const { accountId } = member
    const add = () => addOutside(coordinator, { ...outsideFields, accountId, bytes: outsidePdf() }, outsideWorld)
    for (let count = mostWaiting; count < mostOutsideFiles; count += 1) expect(await add()).toMatchObject({ ok: true })
    expect(await add()).toEqual({ ok: false, reason: 'too-many' })
  })

  test('files from people while the organization takes none', async () => {
    const { coordinator, member } = await outsideAgency()
    expect(await isOpenToPeople(coordinator)).toBe(true)
    for (const _ of [1, 2]) await openToPeople(coordinator, { isOpen: false }, outsideWorld)
    expect(await listOpenOrganizations(member)).toEqual([])
    await expect(sendOutsideFile(member, coordinator)).rejects.toMatchObject(missing)
    const object = `organization:${coordinator.organizationId}`
    expect(await db.auditEvent.count({ where: { object, action: 'organization.outside-closed' } })).toBe(1)
  })
})

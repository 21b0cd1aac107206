import { expect, test } from 'vitest'
import { outsidePdf } from '@/fixtures/outside'
import { acceptedOutside, outsideFields, outsideWorld, sendOutsideFile, sentOutside } from '@/fixtures/outside-agency'
import { asSubject, type Coordinator, type Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { addOutside } from '@/lib/record/outside-certificate/add-outside'
import { removeNamelessFiles } from '@/lib/record/outside-certificate/remove-outside-files-of'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'
import { faults } from './check/findings.mjs'
import { checkOutside, outsideIn } from './check/outside.mjs'
import type { PacketFile } from './content/file'
import { makeItemCache } from './content/items'
import { makeVersionCache } from './content/versions'
import { collect, readFromMemory } from './memory-source'
import { personFiles } from './person-files'

interface About {
  coordinator: Coordinator
  member: Learner
}

const folder = 'people/1'

/** A person's files, with `work` done when the first one about outside training leaves. */
async function* filesDuring({ coordinator, member }: About, work: () => Promise<unknown>): AsyncGenerator<PacketFile> {
  const caches = { versions: makeVersionCache(), items: makeItemCache() }
  const none = { places: new Map(), checked: new Map(), checkpoints: new Set<number>(), people: [], disputed: [] }
  const collected = { ...caches, ...none, size: 0 }
  const subject = asSubject(member.accountId)
  let isDone = false
  for await (const file of personFiles(coordinator, { subject, folder }, collected, outsideWorld)) {
    yield file
    if (isDone || !file.path.includes('outside-')) continue
    await work()
    isDone = true
  }
}

async function problemsOf({ coordinator, member }: About, work: () => Promise<unknown>): Promise<string[]> {
  readFromMemory(await collect(filesDuring({ coordinator, member }, work)))
  const manifest = { version: 2, organization: { id: coordinator.organizationId } }
  const { attendances, outsideCertificates } = outsideIn(folder)
  checkOutside({ attendances, outsideCertificates }, { manifest, name: folder })
  return faults.splice(0)
}

test('a packet agrees with itself although the account is closed and files deleted while it is made', async () => {
  const { coordinator, member } = await sentOutside()
  await sendOutsideFile(member, coordinator)
  const close = () => closeAccount(member, member.accountId, 'Asked', outsideWorld)
  expect(await problemsOf({ coordinator, member }, close)).toEqual([])
})

test('a packet agrees with itself although a closed account’s certificates are withdrawn while it is made', async () => {
  const { coordinator, member, versionId } = await acceptedOutside()
  const { accountId } = member
  const added = await addOutside(coordinator, { ...outsideFields, accountId, bytes: outsidePdf() }, outsideWorld)
  const second = added.ok ? added.certificateId : ''
  await closeAccount(member, accountId, 'Asked', outsideWorld)
  const withdraw = async () => {
    for (const one of [versionId, second])
      await withdrawOutside(coordinator, { versionId: one, reason: 'Entered twice' }, outsideWorld)
    await db.$transaction(removeNamelessFiles)
  }
  expect(await problemsOf({ coordinator, member }, withdraw)).toEqual([])
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { withWholeRecord } from '@/fixtures/whole-record'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { revoke } from '@/lib/record/certificate/revoke'
import { organization, stillWorld } from '@/prisma/factories'
import { buildTranscript } from './build'
import { downloadTranscript } from './download-transcript'
import { transcriptLines } from './lines'
import { sealTranscript } from './publish'

const world = stillWorld()
/** Much of this record is rows without entries: lib/record/packet/agreement.test.ts tests the comparison. */
const agrees = async () => true
const { person, coordinator, colleague, serial, transcript } = await withWholeRecord(world, 'សុខ វណ្ណារិទ្ធ')

describe('a transcript download', () => {
  test('is allowed for the learner and their coordinator, and logs the hash and the keys', async () => {
    const { accountId } = person
    const own = await downloadTranscript(person, { accountId, format: 'json' }, agrees, world)
    const { bytes } = await downloadTranscript(coordinator, { accountId, format: 'pdf' }, agrees, world)
    const { bytes: text } = await downloadTranscript(coordinator, { accountId, format: 'json' }, agrees, world)
    for (const hidden of ['NOT-OURS', 'Eve']) expect(Buffer.from(text).toString()).not.toContain(hidden)
    expect(Buffer.from(text).toString()).toContain('on paper')
    expect(Buffer.from(own.bytes).toString()).toBe(await sealTranscript(transcript, world))
    const hash = createHash('sha256').update(bytes).digest('hex')
    const issuer = configuredIssuer()
    const keys = [issuer?.signer('credential').key.id, issuer?.signer('pdf').key.id]
    const where = { subjectId: accountId, action: 'transcript.downloaded' }
    expect(await db.auditEvent.findMany({ where, orderBy: { id: 'asc' } })).toMatchObject([
      { actorRole: 'learner', actorId: accountId, details: { format: 'json', sha256: own.sha256, keys: [keys[0]] } },
      { actorRole: 'coordinator', actorId: coordinator.accountId, details: { format: 'pdf', sha256: hash, keys } },
      { actorRole: 'coordinator', actorId: coordinator.accountId, details: { format: 'json', keys: [keys[0]] } },
    ])
  })

  test('is refused to a colleague, another organization’s coordinator, and a coordinator asking about themselves', async () => {
    const { accountId } = person
    const notThere = { code: 'not-found' }
    await expect(downloadTranscript(colleague, { accountId, format: 'json' }, agrees)).rejects.toMatchObject(notThere)
    const { coordinator: elsewhere } = await organization()
    await expect(downloadTranscript(elsewhere, { accountId, format: 'json' }, agrees)).rejects.toMatchObject(notThere)
    const self = downloadTranscript(coordinator, { accountId: coordinator.accountId, format: 'json' }, agrees)
    await expect(self).rejects.toMatchObject({ code: 'forbidden' })
    const where = { subjectId: accountId, action: 'transcript.downloaded', actorId: elsewhere.accountId }
    expect(await db.auditEvent.count({ where })).toBe(0)
  })

  test('gives dates in the reader’s time zone, and those of a certificate in its own', async () => {
    const at = '2027-03-02T05:30:00.000Z'
    const certificates = transcript.certificates.map((one) => ({ ...one, completedAt: at }))
    const organizations = [{ name: 'Agency', role: 'learner' as const, startedAt: at, endedAt: null }]
    const linesIn = (timeZone: string) => transcriptLines({ ...transcript, certificates, organizations, timeZone })
    expect(linesIn('America/Chicago').organizations).toEqual([['Agency', 'Learner', 'March 1, 2027', '']])
    expect(linesIn('America/New_York').organizations).toEqual([['Agency', 'Learner', 'March 2, 2027', '']])
    for (const timeZone of ['America/Chicago', 'America/New_York']) {
      expect(linesIn(timeZone).certificates[0]?.[3]).toBe('March 2, 2027')
    }
    const pacific = { ...person, timeZone: 'America/Los_Angeles' }
    const { bytes } = await downloadTranscript(pacific, { accountId: person.accountId, format: 'json' }, agrees, world)
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      timeZone: 'America/Los_Angeles',
      certificates: [{ timeZone: 'America/New_York' }],
    })
  })

  test('shows a certificate revoked since as revoked, without its hours', async () => {
    await revoke(operator, { serial, reason: 'a test' }, world)
    const now = await buildTranscript(person, person, world)
    expect(now.certificates).toMatchObject([{ serial, state: 'revoked', since: world.now().toISOString() }])
    expect(now.contactHours.total).toBe(0)
  })
})

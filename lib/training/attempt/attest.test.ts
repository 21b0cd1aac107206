import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { findOwnIdentifierRequest, listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import { identifierLabel } from '@/lib/people/organization/schema'
import { db } from '@/lib/platform/db'
import { finalOf, quizOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, openFrom, organization, stillWorld } from '@/prisma/factories'
import { attestationTexts, currentAttestation } from './attestation-text'
import { listAttestations } from './queries'
import { identifier } from './schema'
import { startAttempt } from './start'

const [course] = (await loadCatalog()).courses as [Course]
const final = { course: openFrom(course), quiz: finalOf(course) }
const no = { ok: false, reason: 'not-attested' }

test('a released attestation text never changes, and the newest is shown', () => {
  const pinned = { 1: 'ef8d119e8c' }
  const hashes = Object.entries(attestationTexts).map(([version, text]) => [
    version,
    createHash('sha256').update(text).digest('hex').slice(0, 10),
  ])
  expect(Object.fromEntries(hashes)).toEqual(pinned)
  expect(currentAttestation).toBe(Math.max(...Object.keys(attestationTexts).map(Number)))
})

describe('the attestation before a final', () => {
  let coordinator: Coordinator
  let person: Learner
  const attested = (label: string | null = null) => ({
    name: 'Ann Example',
    identifiers: label === null ? [] : [{ organizationId: coordinator.organizationId, label, value: 'MCJA-1047' }],
  })
  const kept = () => db.attestation.findMany({ where: { accountId: person.accountId }, include: { identifiers: true } })

  beforeAll(async () => {
    coordinator = (await organization()).coordinator
    person = await learner()
    await joined(person, (await cohort(coordinator)).code, stillWorld('2026-11-01T12:00:00Z'))
    await enrolled(person, course)
  })

  test('is required, and other quizzes need none', async () => {
    expect(await startAttempt(person, final)).toEqual(no)
    expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(0)
    const bystander = await learner()
    await enrolled(bystander, course)
    expect(await startAttempt(bystander, { course, quiz: quizOf(course) })).toMatchObject({ ok: true })
    expect(await db.attestation.count({ where: { accountId: bystander.accountId } })).toBe(0)
  })

  test('includes an organization’s identifier, which it may rename or stop', async () => {
    const world = stillWorld()
    await Promise.all([0, 1, 2].map(() => askIdentifier(coordinator, { label: 'Badge' }, world)))
    await askIdentifier(coordinator, { label: 'Officer number' }, world)
    expect(await listIdentifierRequests(person)).toMatchObject([{ label: 'Officer number' }])
    expect(await listIdentifierRequests(await learner())).toEqual([])
    const rows = await db.identifierRequest.findMany({
      where: { organizationId: coordinator.organizationId },
      orderBy: [{ endedAt: 'asc' }],
    })
    expect(rows.map(({ label, endedAt }) => [label, endedAt])).toEqual([
      ['Badge', world.now()],
      ['Officer number', null],
    ])
    for (const given of [attested(), attested('Badge')]) {
      expect(await startAttempt(person, { ...final, attested: given })).toEqual(no)
    }
    expect(await kept()).toEqual([])
  })

  test('is stored with the attempt, once, in the words shown', async () => {
    const world = stillWorld()
    const started = await Promise.all(
      [0, 1, 2].map(() => startAttempt(person, { ...final, attested: attested('Officer number') }, world)),
    )
    const ids = new Set(started.map((one) => (one.ok ? one.attemptId : one.reason)))
    expect(ids.size).toBe(1)
    const { organizationId } = coordinator
    expect(await kept()).toEqual([
      {
        attemptId: [...ids][0],
        accountId: person.accountId,
        enrollmentId: expect.any(String),
        name: 'Ann Example',
        identifiers: [{ attemptId: [...ids][0], organizationId, label: 'Officer number', value: 'MCJA-1047' }],
        textVersion: currentAttestation,
        text: attestationTexts[currentAttestation],
        attestedAt: world.now(),
      },
    ])
    const entries = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, action: 'attempt.attested' },
      include: { values: { orderBy: { field: 'asc' } } },
    })
    expect(entries.map(({ details, values }) => [details, values.map(({ field, value }) => [field, value])])).toEqual([
      [
        { textVersion: currentAttestation, textSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        [
          [`identifier.${organizationId}`, 'MCJA-1047'],
          ['name', 'Ann Example'],
        ],
      ],
    ])
    // Continuing the open attempt asks for nothing.
    expect(await startAttempt(person, final)).toEqual(started[0])
  })

  test('is visible to their coordinator and no other', async () => {
    const given = { label: 'Officer number', value: 'MCJA-1047' }
    expect(await listAttestations(coordinator, person.accountId)).toMatchObject([{ identifier: given }])
    const other = (await organization()).coordinator
    expect(await listAttestations(other, person.accountId)).toEqual([])
    // A second organization sees only what is attested while it has the person.
    await joined(person, (await cohort(other)).code)
    expect(await listAttestations(other, person.accountId)).toEqual([])
  })

  test('asks for no identifier after the request ends, and keeps earlier ones', async () => {
    await askIdentifier(coordinator, { label: null })
    await askIdentifier(coordinator, { label: null })
    expect(await findOwnIdentifierRequest(coordinator)).toBeNull()
    expect(await kept()).toHaveLength(1)
    const object = `organization:${coordinator.organizationId}`
    const actions = await db.auditEvent.findMany({
      where: { object },
      orderBy: { id: 'asc' },
      select: { action: true },
    })
    expect(actions.map(({ action }) => action).filter((action) => action.includes('identifier'))).toEqual([
      'organization.identifier-asked',
      'organization.identifier-asked',
      'organization.identifier-ended',
    ])
  })
})

test.each(['', ' ', 'x'.repeat(41), 'a\u0000b', '<b>', 'a\u202eb'])('%j is not an identifier', (typed) => {
  expect(identifier.safeParse(typed).success).toBe(false)
})

test.each(['', 'N', 'x'.repeat(61), 'a\u0007b', 'a\u202eb'])('%j is not a label', (typed) => {
  expect(identifierLabel.safeParse(typed).success).toBe(false)
})

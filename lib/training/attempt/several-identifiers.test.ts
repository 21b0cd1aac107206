import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { listIdentifierRequests } from '@/lib/people/organization/identifier-requests'
import { db } from '@/lib/platform/db'
import { finalOf } from '@/prisma/course-parts'
import { cohort, enrolled, joined, learner, openFrom, organization } from '@/prisma/factories'
import { listAttestations } from './queries'
import { startAttempt } from './start'

const [course] = (await loadCatalog()).courses as [Course]
const final = { course: openFrom(course), quiz: finalOf(course) }

describe('a learner of two organizations that each ask for an identifier, by the same label', () => {
  let police: Coordinator
  let shelter: Coordinator
  let person: Learner
  const given = (to: Coordinator, value: string) => ({
    organizationId: to.organizationId,
    label: 'Officer number',
    value,
  })
  const starts = (...identifiers: ReturnType<typeof given>[]) =>
    startAttempt(person, { ...final, attested: { name: person.name, identifiers } })

  beforeAll(async () => {
    ;[police, shelter] = [(await organization()).coordinator, (await organization()).coordinator]
    person = await learner()
    for (const one of [police, shelter]) {
      await askIdentifier(one, { label: 'Officer number' })
      await joined(person, (await cohort(one)).code)
    }
    await enrolled(person, course)
  })

  test('is asked by both, in the order in which they joined', async () => {
    expect(await listIdentifierRequests(person)).toEqual(
      [police, shelter].map(({ organizationId, organizationName: name }) => ({
        label: 'Officer number',
        organization: name,
        organizationId,
      })),
    )
  })

  test('starts nothing with one missing, given twice, or given to an organization that did not ask', async () => {
    const stranger = (await organization()).coordinator
    const refused = [
      [],
      [given(police, 'P-1')],
      [given(shelter, 'S-2')],
      [given(police, 'P-1'), given(police, 'P-1')],
      [given(police, 'P-1'), given(stranger, 'X-3')],
      [given(police, 'P-1'), given(shelter, 'S-2'), given(shelter, 'S-2')],
      [given(police, 'P-1'), given(shelter, 'S-2'), given(stranger, 'X-3')],
      [given(police, 'P-1'), { ...given(shelter, 'S-2'), label: 'Badge' }],
    ]
    for (const identifiers of refused) {
      expect(await starts(...identifiers)).toEqual({ ok: false, reason: 'not-attested' })
    }
    expect(await db.attempt.count({ where: { accountId: person.accountId } })).toBe(0)
  })

  test('gives one to each, and each coordinator reads theirs alone', async () => {
    expect(await starts(given(shelter, 'S-2'), given(police, 'P-1'))).toMatchObject({ ok: true })
    const [logged] = await db.auditEvent.findMany({
      where: { subjectId: person.accountId, action: 'attempt.attested' },
      include: { values: { select: { field: true, value: true } } },
    })
    expect(new Map(logged?.values.map(({ field, value }) => [field, value]))).toEqual(
      new Map([
        ['name', person.name],
        [`identifier.${police.organizationId}`, 'P-1'],
        [`identifier.${shelter.organizationId}`, 'S-2'],
      ]),
    )
    for (const [reader, value] of [
      [police, 'P-1'],
      [shelter, 'S-2'],
    ] as const) {
      const seen = await listAttestations(reader, person.accountId)
      expect(seen.map(({ identifier }) => identifier)).toEqual([{ label: 'Officer number', value }])
    }
  })
})

import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { enrolled, learner, satisfied } from '@/prisma/factories'
import { advance } from './advance'

const [course] = (await loadCatalog()).courses as [Course]

test('does nothing before the course is satisfied, then issues one certificate for four calls at once', async () => {
  const person = await learner()
  const { accountId } = person
  expect(await advance(person, course)).toEqual({ ok: false, reason: 'not-enrolled' })
  await enrolled(person, course)
  expect(await advance(person, course)).toEqual({ ok: false, reason: 'not-satisfied' })
  await satisfied(person, course)
  const outcomes = await Promise.all([0, 1, 2, 3].map(() => advance(person, course)))
  const { serial } = await db.certificate.findFirstOrThrow({ where: { accountId } })
  expect(outcomes).toEqual(Array(4).fill({ ok: true, serial }))
  expect(await db.certificate.count({ where: { accountId } })).toBe(1)
  expect(await db.auditEvent.count({ where: { subjectId: accountId, action: 'certificate.issued' } })).toBe(1)
})

import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { hashOf } from '@/lib/content/course/hash'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { db } from '@/lib/platform/db'
import { quizOf } from '@/prisma/course-parts'
import { enrolled, learner } from '@/prisma/factories'
import { findForm } from './drawn-form'
import { startAttempt } from './start'

const [course] = (await loadCatalog()).courses as [Course]

test('a form can draw items of the site’s own bank, marked as private', async () => {
  const plain = quizOf(course)
  const objectives = Object.keys(plain.blueprint)
  const privateBank = plain.bank
    .filter(({ objective }) => objectives.includes(objective))
    .map(({ hash: _, enemies: _enemies, ...item }) => {
      const own = { ...item, id: `own-${item.id}`, private: true as const }
      return { ...own, hash: hashOf(own) }
    })
  // Nothing else to draw from: the shipped bank is empty.
  const quiz: Quiz = { ...plain, bank: [], privateBank }
  const person = await learner()
  await enrolled(person, course)
  const started = await startAttempt(person, { course, quiz })
  if (!started.ok) throw new Error(started.reason)
  const form = await findForm(started.attemptId)
  expect(form.every(({ item }) => item.private === true)).toBe(true)
  const rows = await db.attemptItem.findMany({ where: { attemptId: started.attemptId }, include: { version: true } })
  expect(rows.length).toBe(form.length)
  for (const { version } of rows) expect(version.item).toMatchObject({ private: true })
})

import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findFinal, listUnits } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { waive } from '@/lib/record/amendment/waive'
import { isRequired } from '@/lib/training/progress/satisfied'
import { attestedBy, enrolled, learner, openFrom, unitDone, unitsDone } from '@/prisma/factories'
import { startAttempt } from './start'

const [course] = (await loadCatalog()).courses as [Course]
const final = findFinal(course) as Quiz

test('refuses a final before the other units are done, and names them', async () => {
  const person = await learner()
  await enrolled(person, course)
  const refused = await startAttempt(person, { course, quiz: final, attested: attestedBy(person) })
  const others = listUnits(course).filter((unit) => isRequired(unit) && unit.id !== final.id)
  expect(refused).toEqual({ ok: false, reason: 'units-left', units: others })
})

test('opens a final with the last unit', async () => {
  const person = await learner()
  const last = listUnits(course).find((unit) => unit.kind === 'lesson')
  if (!last) throw new Error('the course has no lesson')
  await unitsDone(person, course, { without: [final.id, last.id] })
  const start = () => startAttempt(person, { course, quiz: final, attested: attestedBy(person) })
  expect(await start()).toMatchObject({ reason: 'units-left', units: [{ id: last.id }] })
  await unitDone(person, course, last)
  expect(await start()).toMatchObject({ ok: true })
})

test('a course may open its final from the start', async () => {
  const person = await learner()
  await enrolled(person, course)
  const input = { course: openFrom(course), quiz: final, attested: attestedBy(person) }
  expect(await startAttempt(person, input)).toMatchObject({ ok: true })
})

test('a waived unit does not hold the final back', async () => {
  const person = await learner()
  const [last] = listUnits(course).filter((unit) => unit.kind === 'lesson')
  if (!last) throw new Error('the course has no lesson')
  await unitsDone(person, course, { without: [final.id, last.id] })
  await waive(operator, { accountId: person.accountId, unit: last, reason: 'Read on paper' })
  expect(await startAttempt(person, { course, quiz: final, attested: attestedBy(person) })).toMatchObject({ ok: true })
})

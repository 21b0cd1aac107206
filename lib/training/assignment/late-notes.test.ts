import { expect, test } from 'vitest'
import { assigned, on } from '@/fixtures/due-date'
import { asSubject } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { extend } from '@/lib/record/amendment/extend'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { actionsAbout, certified, enrolled, joined, learner } from '@/prisma/factories'
import { findOwnLateNote, listLateNotes, listLatePeople } from './late-notes'
import { sayLate } from './say-late'
import { lateInput } from './schema'

const text = 'I am at the academy until January.'

test('a learner without a due date says nothing, and no other organization sees a note', async () => {
  const [ours, theirs] = [await assigned(), await assigned()]
  const { course, member, coordinator } = ours
  await expect(sayLate(await learner(), { courseId: course.id, text })).rejects.toMatchObject({ code: 'not-found' })
  const person = await member()
  await expect(sayLate(person, { courseId: 'none', text })).rejects.toMatchObject({ code: 'not-found' })
  await sayLate(person, { courseId: course.id, text }, on('2026-12-10'))
  expect(await listLatePeople(theirs.coordinator, 9)).toEqual([])
  expect(await listLateNotes(theirs.coordinator, asSubject(person.accountId))).toEqual([])
  expect(await listLatePeople(coordinator, 9)).toMatchObject([
    { accountId: person.accountId, name: person.name, dueOn: '2026-12-18', text },
  ])
  expect(await actionsAbout(person)).toContain('assignment.lateness-said')
  await joined(person, theirs.code, theirs.world)
  expect(await listLatePeople(theirs.coordinator, 9)).toEqual([])
})

test('the newest note counts until the date moves, the person finishes, or leaves', async () => {
  const { course, member, coordinator, world } = await assigned()
  const [extended, certain, left] = [await member(), await member(), await member()]
  const say = (person: typeof left, words: string, day: string) =>
    sayLate(person, { courseId: course.id, text: words }, on(day))
  await enrolled(extended, course, world)
  for (const person of [extended, certain, left]) await say(person, text, '2026-12-10')
  await say(extended, 'I am back on Monday.', '2026-12-11')
  const late = async () => (await listLatePeople(coordinator, 9)).map((one) => [one.accountId, one.text])
  expect(await late()).toHaveLength(3)
  expect((await late())[0]).toEqual([extended.accountId, 'I am back on Monday.'])
  const enrollmentId = (await listEnrollments(extended))[0]?.id ?? ''
  const { accountId } = extended
  await extend(coordinator, { accountId, enrollmentId, dueOn: '2027-01-29', reason: 'At the academy' }, world)
  await certified(certain, course, world)
  await removeLearner(coordinator, { accountId: left.accountId, reason: 'Left' }, on('2026-12-12'))
  expect(await late()).toEqual([])
  expect(await listLateNotes(coordinator, asSubject(accountId))).toHaveLength(2)
  expect(await findOwnLateNote(extended, { courseId: course.id, dueOn: '2027-01-29' })).toBeNull()
  await say(extended, 'I need February, too.', '2026-12-14')
  expect(await findOwnLateNote(extended, { courseId: course.id, dueOn: '2027-01-29' })).toMatchObject({
    text: 'I need February, too.',
  })
  await expect(db.lateNote.updateMany({ where: { accountId }, data: { text: 'Never mind' } })).rejects.toThrow()
})

test('a form that is sent twice makes one note, and one sentence fits', async () => {
  const { course, member } = await assigned()
  const person = await member()
  const id = crypto.randomUUID()
  const world = { ...on('2026-12-10'), id: () => id }
  await Promise.all([0, 1, 2].map(() => sayLate(person, { courseId: course.id, text }, world)))
  expect(await db.lateNote.count({ where: { accountId: person.accountId } })).toBe(1)
  expect((await actionsAbout(person)).filter((action) => action === 'assignment.lateness-said')).toHaveLength(1)
  expect(lateInput.safeParse({ text: '  One\nsentence. ' }).data).toEqual({ text: 'One sentence.' })
  for (const wrong of ['', '   ', 'x'.repeat(301)]) expect(lateInput.safeParse({ text: wrong }).success).toBe(false)
})

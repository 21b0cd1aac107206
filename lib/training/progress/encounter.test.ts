import { describe, expect, test } from 'vitest'
import { sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { costlyLetters, enrolledIn, expertLetters, playedBy, rightAnswers } from '@/fixtures/encounter'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { encountersOf } from '@/prisma/course-parts'
import { stillWorld, unitsDone } from '@/prisma/factories'
import { findEarned, findProgress } from './queries'
import { isRequired, isUnitDone } from './satisfied'

/** The sample course with each of an encounter's move-on rules. */
async function courseThatAsks(moveOn: Encounter['moveOn'], single = '') {
  const course = await sampleCourse([sampleFiles.course, /$/, `moveOn: { encounters: ${moveOn}${single} }\n`])
  const [encounter] = encountersOf(course) as [Encounter]
  return { course, encounter }
}
const walked = await courseThatAsks('walked')
const sound = await courseThatAsks('sound')
const offered = await courseThatAsks('offered')

/** A learner who has done everything else by noon, and that clock. */
async function readyFor({ course, encounter }: typeof walked) {
  const person = await enrolledIn(course)
  const world = stillWorld()
  await unitsDone(person, course, { without: [encounter.id], world })
  return { person, world }
}

const isDone = async (person: Learner, course: Course, { id }: Encounter) =>
  (await findProgress(person, course)).units.find(({ unit }) => unit.id === id)?.done
const earnedAt = async (person: Learner, course: Course) => (await findEarned(person, course)).completedAt.toISOString()

test('isUnitDone applies the course’s rule to an encounter, by its own runs only', () => {
  const id = walked.encounter.id
  const nothing = new Set<string>()
  const none = { lessons: nothing, passedQuizzes: nothing, takenPretests: nothing, waived: nothing }
  const met = { ...none, metEncounters: new Set([id]), soundEncounters: nothing }
  const sounded = { ...met, soundEncounters: new Set([id]) }
  const others = { ...none, lessons: new Set([id]), passedQuizzes: new Set([id]) }
  for (const { encounter } of [walked, sound, offered]) {
    const { moveOn } = encounter
    expect([moveOn, isUnitDone(encounter, met)]).toEqual([moveOn, moveOn !== 'sound'])
    expect(isUnitDone(encounter, sounded)).toBe(true)
    expect(isUnitDone(encounter, { ...others, metEncounters: nothing, soundEncounters: nothing })).toBe(false)
    expect(isRequired(encounter)).toBe(moveOn !== 'offered')
  }
})

describe('findProgress', () => {
  test('walked: any ending counts, an open run does not', async () => {
    const { person } = await readyFor(walked)
    const { course, encounter } = walked
    expect(await findProgress(person, course)).toMatchObject({ requiredCount: 3, doneCount: 2, next: encounter })
    await playedBy(person, walked, 'ba')
    expect(await isDone(person, course, encounter)).toBe(false)
    await playedBy(person, walked, costlyLetters)
    expect(await isDone(person, course, encounter)).toBe(true)
    const all = { doneCount: 3, next: null, minutesLeft: 0, satisfied: true }
    expect(await findProgress(person, course)).toMatchObject(all)
  })

  test('sound: a costly ending does not count, and leaves a sound one counted', async () => {
    const { person } = await readyFor(sound)
    await playedBy(person, sound, costlyLetters)
    expect((await findProgress(person, sound.course)).satisfied).toBe(false)
    await playedBy(person, sound, expertLetters)
    expect((await findProgress(person, sound.course)).satisfied).toBe(true)
    await playedBy(person, sound, costlyLetters)
    expect((await findProgress(person, sound.course)).satisfied).toBe(true)
  })

  test('offered: a course is satisfied without it, and a finished run shows it as done', async () => {
    const { person } = await readyFor(offered)
    const { course, encounter } = offered
    expect(await findProgress(person, course)).toMatchObject({ requiredCount: 2, doneCount: 2, satisfied: true })
    expect(await isDone(person, course, encounter)).toBe(false)
    await playedBy(person, offered, costlyLetters)
    expect(await isDone(person, course, encounter)).toBe(true)
    expect(await findProgress(person, course)).toMatchObject({ requiredCount: 2, doneCount: 2 })
  })

  test('reading instead counts under every rule', async () => {
    for (const place of [walked, sound]) {
      const { person } = await readyFor(place)
      await readInstead(person, { ...place, answers: rightAnswers })
      expect((await findProgress(person, place.course)).satisfied).toBe(true)
    }
  })

  test('a rule for one encounter replaces that of all', async () => {
    const named = await courseThatAsks('walked', `, ${walked.encounter.id}: sound`)
    const { person } = await readyFor(named)
    await playedBy(person, named, costlyLetters)
    expect((await findProgress(person, named.course)).satisfied).toBe(false)
    await playedBy(person, named, expertLetters)
    expect((await findProgress(person, named.course)).satisfied).toBe(true)
  })

  test('a stricter rule leaves learners who enrolled before it untouched', async () => {
    const { person } = await readyFor(walked)
    await playedBy(person, walked, costlyLetters)
    const later = await readyFor(sound)
    await playedBy(later.person, sound, costlyLetters)
    expect((await findProgress(later.person, sound.course)).satisfied).toBe(false)
    expect((await findProgress(person, sound.course)).satisfied).toBe(true)
    expect(await isDone(person, sound.course, sound.encounter)).toBe(true)
  })

  test('a learner who enrolled when it was required still plays an encounter that became optional', async () => {
    const { person } = await readyFor(walked)
    const another = await readyFor(offered)
    expect((await findProgress(another.person, offered.course)).satisfied).toBe(true)
    expect((await findProgress(person, offered.course)).satisfied).toBe(false)
  })

  test('another learner’s run does not count', async () => {
    const { person } = await readyFor(walked)
    const other = await enrolledIn(walked.course)
    await playedBy(other, walked, expertLetters)
    await readInstead(other, walked)
    expect((await findProgress(person, walked.course)).satisfied).toBe(false)
  })
})

describe('findEarned', () => {
  test('walked: the first ending completes a course, and no later run moves the date', async () => {
    const { person, world } = await readyFor(walked)
    for (const letters of [costlyLetters, expertLetters]) {
      world.pass(60)
      await playedBy(person, walked, letters, world)
    }
    await readInstead(person, walked, world)
    expect(await earnedAt(person, walked.course)).toBe('2026-11-25T13:00:00.000Z')
  })

  test('sound: the first sound ending completes it', async () => {
    const { person, world } = await readyFor(sound)
    for (const letters of [costlyLetters, expertLetters, expertLetters]) {
      world.pass(60)
      await playedBy(person, sound, letters, world)
    }
    expect(await earnedAt(person, sound.course)).toBe('2026-11-25T14:00:00.000Z')
  })

  test('a stricter rule does not move the date of learners who enrolled before it', async () => {
    const { person, world } = await readyFor(walked)
    for (const letters of [costlyLetters, expertLetters]) {
      world.pass(60)
      await playedBy(person, walked, letters, world)
    }
    expect(await earnedAt(person, sound.course)).toBe('2026-11-25T13:00:00.000Z')
  })

  test('reading completes it, if that came first', async () => {
    for (const place of [walked, sound]) {
      const { person, world } = await readyFor(place)
      world.pass(30)
      await readInstead(person, { ...place, answers: rightAnswers }, world)
      world.pass(30)
      await playedBy(person, place, expertLetters, world)
      expect(await earnedAt(person, place.course)).toBe('2026-11-25T12:30:00.000Z')
    }
  })

  test('offered: it does not affect the date', async () => {
    const { person, world } = await readyFor(offered)
    world.pass(60)
    await playedBy(person, offered, expertLetters, world)
    expect(await earnedAt(person, offered.course)).toBe('2026-11-25T12:00:00.000Z')
  })

  test('an early run does not complete a course earlier', async () => {
    const person = await enrolledIn(walked.course)
    const world = stillWorld()
    await playedBy(person, walked, expertLetters, world)
    world.pass(60)
    await unitsDone(person, walked.course, { world })
    expect(await earnedAt(person, walked.course)).toBe('2026-11-25T13:00:00.000Z')
  })
})

import { expect, test } from 'vitest'
import { readCourses } from '@/lib/content/course/catalog/read'
import { summarize } from '@/lib/content/course/catalog/summary'
import { claimsCorrected } from '@/lib/content/course/reader/cited'
import { itemsOf } from '@/lib/content/course/reader/content'
import { lineOf } from '@/lib/content/course/reader/problem'
import { maxChoices } from '@/lib/content/quiz/interaction'
import { expertPath, type Graph, measure, nodeOf } from '../encounter-graph'
import { listUnits } from '../lookup'
import { heldMinutes } from '../minutes'
import type { Catalog, Course, Quiz } from '../schema'

/* Facts about the courses in this repository. */
const read = await readCourses('courses', { today: '2026-11-25', release: true })
const catalog = read.catalog as Catalog
const summary = summarize(read)
const quizzesOf = (course: Course) => listUnits(course).filter((unit) => unit.kind === 'quiz') as Quiz[]
const inBanks = read.content.modules.flatMap((module) => module.bank.map((item) => item.value))

test('the courses have no errors or warnings before a release', () => {
  expect(read.problems.map(lineOf)).toEqual([])
})

test('each of the twenty questions is taught and tested, and each claim is placed', () => {
  expect(summary.lessons).toBeGreaterThanOrEqual(24)
  expect(inBanks.length).toBeGreaterThanOrEqual(160)
  for (const [question, { lessons, items, claims }] of Object.entries(summary.questions)) {
    expect(lessons, `lessons of question ${question}`).toBeGreaterThanOrEqual(1)
    expect(items, `items of question ${question}`).toBeGreaterThanOrEqual(4)
    expect(claims, `claims of question ${question}`).toBeGreaterThanOrEqual(4)
  }
  expect(catalog.claims).toHaveLength(145)
})

test('each mistake of the source is corrected in a lesson that teaches its question', () => {
  const lessons = read.content.modules.flatMap((module) => module.lessons)
  for (const claim of catalog.claims.filter(({ verdict }) => verdict === 'corrected' || verdict === 'outdated')) {
    const shown = lessons.filter((lesson) => claimsCorrected(lesson).includes(claim.id))
    expect(
      shown.some(({ value }) => value.questions.includes(claim.question)),
      claim.id,
    ).toBe(true)
  }
})

test.each(catalog.courses.map((course) => [course.slug, course] as const))('%s is complete', (_slug, course) => {
  const quizzes = quizzesOf(course)
  const titles = quizzes.map((quiz) => quiz.title)
  expect(titles).toEqual(expect.arrayContaining(['Quiz: indicators', 'Quiz: legal frameworks']))
  const [pretest, final] = (['pretest', 'final'] as const).map((role) => quizzes.find((quiz) => quiz.role === role))
  const objectives = course.modules.flatMap((module) => module.objectives.map(({ id }) => id))
  expect(final?.blueprint).toEqual(Object.fromEntries(objectives.map((id) => [id, 3])))
  expect(objectives).toEqual(expect.arrayContaining(Object.keys(pretest?.blueprint ?? {})))
  const reserved = new Set(pretest?.bank.map((item) => item.id))
  expect(reserved.size).toBeGreaterThanOrEqual(21)
  const others = quizzes.filter((quiz) => quiz !== pretest).flatMap((quiz) => quiz.bank)
  expect(others.filter((item) => reserved.has(item.id))).toEqual([])
  expect(course.minutes.minutes).toBeLessThanOrEqual(240)
  expect(final?.minutes).toBeCloseTo(objectives.length * 3 * 1.2)
  expect(course.edition).toBe('1.0')
})

test('the pre-test, practice, module quizzes, finals, and samples share no item', () => {
  const drawn = (role: Quiz['role']) =>
    catalog.courses.flatMap(quizzesOf).flatMap((quiz) => (quiz.role === role ? quiz.bank : []))
  const practiced = catalog.courses.flatMap(listUnits).flatMap((unit) => (unit.kind === 'lesson' ? unit.practice : []))
  const pools = [drawn('pretest'), practiced, drawn('module'), drawn('final'), catalog.samples]
  const ids = pools.map((pool) => new Set(pool.map(({ id }) => id)))
  expect(ids.map(({ size }) => size > 0)).toEqual(pools.map(() => true))
  const all = ids.flatMap((pool) => [...pool])
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
})

test('each course has twelve encounters, two that need a sound ending, and a case to open and close each module', () => {
  for (const course of catalog.courses) {
    const all = listUnits(course).filter((unit) => unit.kind === 'encounter')
    const encounters = all.filter(({ opens }) => !opens)
    const trafficking = encounters.filter(({ situation }) => situation === 'trafficking')
    expect([course.slug, encounters.length]).toEqual([course.slug, 12])
    expect(trafficking.length / encounters.length).toBeLessThanOrEqual(2 / 3)
    expect(all.filter(({ moveOn }) => moveOn === 'sound')).toHaveLength(2)
    expect(all.filter(({ moveOn }) => moveOn === 'walked')).toEqual([])
    const lessonModules = course.modules.filter(({ units }) => units.some(({ kind }) => kind === 'lesson'))
    for (const { units } of lessonModules) {
      expect(units[0]).toMatchObject({ kind: 'encounter', opens: true })
      expect(units.at(-1)).toMatchObject({ kind: 'encounter' })
    }
    expect(course.modules.some(({ example }) => example !== null)).toBe(true)
    for (const encounter of encounters) {
      expect(measure(encounter).soundPaths, encounter.id).toBeGreaterThanOrEqual(2)
      expect(expertPath(encounter).steps.length, encounter.id).toBeGreaterThanOrEqual(4)
    }
  }
})

/** The chance of a sound ending for a learner who takes any choice of these kinds wherever there is one. */
function chanceOfSound(graph: Graph, acts: readonly string[], at = graph.nodes[0]): number {
  if (!at?.choices) return at?.end?.outcome === 'sound' ? 1 : 0
  const wanted = at.choices.filter((choice) => acts.includes(choice.acts))
  const taken = wanted.length > 0 ? wanted : at.choices
  const chances = taken.map(({ to }) => chanceOfSound(graph, acts, nodeOf(graph, to)))
  return chances.reduce((sum, chance) => sum + chance, 0) / taken.length
}

test.each([
  ['always asks', ['ask-further']],
  ['always refers', ['refer']],
  ['always asks or refers', ['ask-further', 'refer']],
  ['never escalates', ['ask-further', 'refer', 'none']],
  ['always escalates', ['escalate']],
])('a learner who %s reaches a sound ending in at most 55% of the cases', (_what, acts) => {
  const cases = read.content.modules.flatMap(({ encounters }) => encounters.map(({ value }) => value))
  const closed = cases.filter(({ nodes }) => nodes.some(({ end }) => end?.outcome === 'costly'))
  const chances = closed.map((one) => chanceOfSound(one, acts))
  expect(chances.reduce((sum, chance) => sum + chance, 0) / closed.length).toBeLessThanOrEqual(0.55)
})

test('the law changes of one day ask holders for at most 25 minutes', () => {
  for (const course of catalog.courses) {
    const changes = read.content.courses.find(({ slug }) => slug === course.slug)?.changes ?? []
    const asked = changes.map(({ value: { on } }) => {
      const ofDay = changes.flatMap(({ value }) => (value.on === on ? value.changes : []))
      const law = ofDay.flatMap((change) => (change.class === 'law' ? change.units : []))
      const lessons = listUnits(course).flatMap((unit) => (unit.kind === 'lesson' && law.includes(unit.id) ? unit : []))
      return lessons.reduce((sum, lesson) => sum + heldMinutes(lesson), 0)
    })
    expect(Math.max(...asked), course.slug).toBeGreaterThan(0)
    expect(Math.max(...asked), course.slug).toBeLessThanOrEqual(25)
  }
})

test('each course has at least six tasks, of every kind', () => {
  for (const course of catalog.courses) {
    const tasks = course.modules.flatMap((module) => module.tasks)
    expect(tasks.length, course.slug).toBeGreaterThanOrEqual(6)
    const kinds = ['extendedText', 'form', 'hottext', 'match', 'order']
    expect(new Set(tasks.map(({ interaction }) => interaction)), course.slug).toEqual(new Set(kinds))
  }
})

test('each module of a course has a cover', () => {
  const without = read.content.modules.filter(({ value }) => !value.cover)
  expect(without.map(({ slug }) => slug)).toEqual([])
})

test('at least a third of the items about indicators are look-alikes', () => {
  const quiz = catalog.courses.flatMap(quizzesOf).find(({ title }) => title === 'Quiz: indicators')
  const bank = quiz?.bank ?? []
  const cases = bank.filter((item) => item.interaction === 'choice')
  const lookAlikes = cases.filter((item) => item.situation === 'look-alike')
  expect(lookAlikes.length * 3).toBeGreaterThanOrEqual(cases.length)
  expect(bank.length).toBeGreaterThanOrEqual(20)
})

test('a bank is large enough for a second attempt without repeated items', () => {
  for (const quiz of catalog.courses.flatMap(quizzesOf).filter(({ role }) => role !== 'pretest')) {
    for (const [objective, count] of Object.entries(quiz.blueprint)) {
      const there = quiz.bank.filter((item) => item.objective === objective).length
      expect(there, `${quiz.id} on ${objective}`).toBeGreaterThanOrEqual(count * 2)
    }
  }
})

test('each course uses every interaction, and only the final limits attempts', () => {
  for (const course of catalog.courses) {
    const quizzes = quizzesOf(course)
    const kinds = quizzes.flatMap((quiz) => quiz.bank).map((item) => `${item.interaction} ${maxChoices(item) > 1}`)
    expect(new Set(kinds)).toEqual(new Set(['choice false', 'choice true', 'order true', 'match true']))
    const limited = quizzes.filter((quiz) => quiz.attempts.limit !== null)
    expect(limited.map((quiz) => [quiz.role, quiz.attempts.limit])).toEqual([['final', 4]])
    expect(quizzes.map((quiz) => quiz.timeLimitMinutes).filter((limit) => limit !== null)).toEqual([])
  }
})

test('each single choice has three options with distinct explanations', () => {
  for (const { value } of read.content.modules.flatMap(itemsOf)) {
    const isSingle = value.interaction === 'choice' && value.cardinality !== 'multiple'
    if (isSingle) expect(value.options, value.id).toHaveLength(3)
    const reasons = new Set(value.options.map((option) => option.explanation))
    expect(reasons.size, value.id).toBe(value.options.length)
    expect(Math.min(...[...reasons].map((reason) => reason.length)), value.id).toBeGreaterThan(40)
  }
})

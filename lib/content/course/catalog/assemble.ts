import { termsUsed } from '@/lib/content/course/check/glossary-rules'
import { standardOf } from '@/lib/content/course/check/standard-rules'
import { versionOf, withoutComments } from '@/lib/content/course/check/text-version'
import { claimsCorrected, factsCited } from '@/lib/content/course/reader/cited'
import type {
  Content,
  CourseContent,
  EncounterContent,
  ModuleContent,
  TaskContent,
} from '@/lib/content/course/reader/content'
import { encounterWords, factsOfEncounter } from '@/lib/content/course/reader/encounter-words'
import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import { minutesOf, practiceOf } from '@/lib/content/course/reader/lesson-practice'
import type { Located } from '@/lib/content/course/reader/problem'
import type { StepText } from '@/lib/content/course/reader/step-text'
import { factsOfTask } from '@/lib/content/course/reader/task-words'
import type { Item, ItemSource, QuizRole } from '@/lib/content/quiz/schema'
import { hashOf } from '../hash'
import { findFinal } from '../lookup'
import { computeMinutes, encounterMinutes, lessonMinutes, quizMinutes } from '../minutes'
import type { Fact } from '../register-source'
import type { Catalog, Course, CourseTask, Encounter, Lesson, LessonStep, Module, Quiz, Unit } from '../schema'
import type { CourseSource, QuizSource } from '../source'
import { assembleShared, placeOf, withHash } from './assemble-shared'

/** Omits references to missing parts; a rule reports them. */
export function assemble(content: Content): Catalog {
  const courses = content.courses.map((course) => assembleCourse(course, content))
  const shared = assembleShared(content)
  const tasks = courses.flatMap(({ modules }) => modules.flatMap((module) => module.tasks))
  const cases = courses.flatMap((course) => course.cases)
  return {
    hash: hashOf({ courses: courses.map((course) => course.hash), tasks, cases, ...shared }),
    courses,
    ...shared,
  }
}

function assembleCourse(from: CourseContent, content: Content): Course {
  const { value, slug, jobAid, changes, standard: rated } = from
  const own = value.modules.flatMap((name) => content.modules.filter((module) => module.slug === name))
  const suited = (items: readonly Located<ItemSource>[]) =>
    items
      .filter((item) => item.value.audience === 'both' || item.value.audience === value.audience)
      .map((item) => withHash(item.value))
  const bank = suited(own.flatMap((module) => module.bank))
  const reserved = suited(own.flatMap((module) => module.pretest))
  const { pretest, final, ...rest } = value
  const finals = final?.ownBank ? suited(own.flatMap((module) => module.final)) : bank
  const modules = [
    ...(pretest
      ? [frame('pretest', 'Before you start', assembleQuiz({ ...pretest, role: 'pretest' }, reserved, value))]
      : []),
    ...own.map((module) => assembleModule(module, bank, value, content)),
    ...(final ? [frame('final', 'Final assessment', assembleQuiz({ ...final, role: 'final' }, finals, value))] : []),
  ]
  const units = modules.flatMap((module) => module.units)
  const panel = rated?.value ?? null
  const standard = standardOf(panel, findFinal({ modules })?.bank ?? [])
  const days = units.flatMap((unit) => (unit.kind === 'quiz' ? [] : [unit.lawAsOf]))
  const course = {
    ...rest,
    slug,
    jobAid: jobAid?.value ?? null,
    modules,
    ...(standard && { standard }),
    lawAsOf: days.sort().at(-1) ?? '',
    minutes: computeMinutes(units),
  }
  // Tasks are no part of a version: an edit of one changes nobody's course.
  const outlines = modules.map(({ example, tasks: _, ...module }) => ({
    ...module,
    ...(example && { example: example.hash }),
    units: module.units.map((unit) => unit.hash),
  }))
  const history = (changes ?? []).map(({ value: { facts: _, ...entry } }) => entry)
  const cases = from.cases.map((one) => ({ ...one.value, set: one.set, hash: hashOf(one.value) }))
  const place = placeOf(value.jurisdiction, content)
  return { ...course, place, panel, cases, history, hash: hashOf({ ...course, modules: outlines }) }
}

function frame(id: 'pretest' | 'final', title: string, unit: Unit): Module {
  return { id, title, cover: id, objectives: [], example: null, tasks: [], units: [unit] }
}

function assembleModule(
  { value, lessons, encounters, tasks }: ModuleContent,
  bank: readonly Item[],
  course: CourseSource,
  content: Content,
): Module {
  const named = (slug: string | undefined) =>
    encounters.filter((one) => one.slug === slug).map((one) => assembleEncounter(one, course, content))
  const units = value.units.flatMap(({ lesson: slug, encounter, quiz, audience }): Unit[] => {
    if (audience && audience !== course.audience) return []
    if (quiz) return [assembleQuiz(quiz, bank, course)]
    if (encounter) return named(encounter)
    return lessons.filter((lesson) => lesson.slug === slug).map((lesson) => assembleLesson(lesson, content))
  })
  const offered = value.tasks.flatMap((slug) => tasks.filter((task) => task.slug === slug))
  const own = offered.filter(({ value: { audience } }) => audience === 'both' || audience === course.audience)
  return {
    ...value,
    example: named(value.example)[0] ?? null,
    tasks: own.map((task) => assembleTask(task, content)),
    units,
  }
}

function assembleQuiz(
  source: Omit<QuizSource, 'role'> & { role: QuizRole },
  all: readonly Item[],
  course: CourseSource,
): Quiz {
  // A pre-test can't be passed, and no scored quiz reuses its items, so the review shows everything.
  const usual = source.role === 'pretest' ? 'all' : course.review
  const quiz = { ...source, attempts: source.attempts ?? course.attempts, review: source.review ?? usual }
  const bank = all.filter((item) => Object.hasOwn(quiz.blueprint, item.objective))
  const hash = hashOf({ ...quiz, bank: bank.map((item) => item.hash) })
  return { kind: 'quiz', ...quiz, bank, minutes: quizMinutes(quiz.blueprint), hash }
}

function assembleLesson({ value, slug, source, code, text }: LessonContent, content: Content): Lesson {
  const { minutes: override, ...rest } = value
  const practice = practiceOf({ value, text }).flatMap((id) => findItem(content, id))
  const corrected = claimsCorrected({ text, value })
  const claims = content.claims.map((one) => one.value).filter((claim) => corrected.includes(claim.id))
  const cites = factsCited({ text, value }, content)
  const terms = termsUsed({ text }, content)
  const explained = [...practice.flatMap((item) => [item, ...item.options]), ...terms]
  const needed = new Set([...cites, ...explained.flatMap((one) => one.facts)])
  const sources = { facts: content.facts.map((one) => one.value).filter((fact) => needed.has(fact.id)), claims }
  const lesson = {
    ...rest,
    kind: 'lesson' as const,
    slug,
    practice,
    source,
    sources,
    cites,
    terms,
    version: versionOf({ value, source, text }, content),
    reviews: content.reviews.map((one) => one.value).filter((one) => one.lesson === value.id),
    steps: text.steps.map(assembleStep),
    words: text.words,
    minutes: override?.value ?? minutesOf({ value, text }),
  }
  // Review dates and notes between authors stay out of learners' pages, and a picture teaches nothing.
  const seen = {
    ...lesson,
    scene: undefined,
    reviewDue: undefined,
    reviews: undefined,
    terms: terms.length > 0 ? terms : undefined,
    source: withoutComments(source),
    sources: { facts: sources.facts.map(asSeen), claims },
    practice: practice.map((item) => item.hash),
  }
  return { ...lesson, code, hash: hashOf(seen) }
}

function assembleStep({ id, title, words, check }: StepText): LessonStep {
  return { id, title, minutes: lessonMinutes({ words, checks: check ? 1 : 0, items: 0 }), check }
}

function assembleEncounter({ value, slug }: EncounterContent, course: CourseSource, content: Content): Encounter {
  const needed = new Set(factsOfEncounter(value))
  const facts = content.facts.map((one) => one.value).filter((fact) => needed.has(fact.id))
  const words = encounterWords(value)
  const moveOn = course.moveOn[value.id] ?? course.moveOn.encounters
  const encounter = { ...value, kind: 'encounter' as const, slug, moveOn, sources: { facts }, words }
  const minutes = encounterMinutes(words, value)
  const seen = { ...encounter, minutes, reviewDue: undefined, sources: { facts: facts.map(asSeen) } }
  return { ...encounter, minutes, hash: hashOf(seen) }
}

function assembleTask({ value, slug }: TaskContent, content: Content): CourseTask {
  const needed = new Set(factsOfTask(value))
  const facts = content.facts.map((one) => one.value).filter((fact) => needed.has(fact.id))
  const days = facts.flatMap(({ readFrom }) => readFrom.flatMap(({ pageDate }) => pageDate ?? []))
  return { ...value, slug, lawAsOf: days.sort().at(-1) ?? null, sources: { facts } }
}

function asSeen({ recheck: _, ...seen }: Fact): Omit<Fact, 'recheck'> {
  return seen
}

function findItem(content: Content, id: string): Item[] {
  const found = content.modules.flatMap((module) => module.practice).find((item) => item.value.id === id)
  return found ? [withHash(found.value)] : []
}

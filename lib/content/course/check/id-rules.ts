import { type Content, itemsOf } from '@/lib/content/course/reader/content'
import { error, type Place } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'

interface Named {
  id: string
  place: Place
}

const frames: Named[] = ['pretest', 'final'].map((id) => ({ id, place: { file: 'every course', line: 1 } }))

/** Path segments below a course that no unit may use. */
const reserved: Named[] = ['cases', 'certificate', 'changes', 'enrollment', 'renewal', 'tasks', 'weighing'].map(
  (id) => ({
    id,
    place: { file: 'every course', line: 1 },
  }),
)

/** Ids are unique across everything recorded by id; slugs within one address. */
export function checkIds(content: Content): Problem[] {
  const { modules, courses, samples } = content
  const encounters = modules.flatMap((module) => module.encounters)
  const cases = courses.flatMap((course) => course.cases)
  const entries = [...content.facts, ...content.claims, ...modules.flatMap(itemsOf), ...samples, ...cases]
  const lessons = modules.flatMap((module) => module.lessons)
  const units = [
    ...lessons.map((one) => ({ id: one.value.id, place: one.at('id') })),
    ...encounters.map((one) => ({ id: one.value.id, place: one.at('id') })),
    ...modules.flatMap(quizIds),
    ...courses.flatMap((course) => assessments(course, 'id')),
  ]
  return [
    ...repeated([...entries.map((one) => ({ id: one.value.id, place: one.at('id') })), ...units], 'id'),
    ...repeated(
      courses.map((one) => ({ id: one.value.id, place: one.at('id') })),
      'course id',
    ),
    ...repeated([...frames, ...modules.map((one) => ({ id: one.value.id, place: one.at('id') }))], 'module id'),
    ...repeated(modules.flatMap(objectiveIds), 'objective id'),
    ...repeated(modules.flatMap(taskSlugs), 'task'),
    ...courses.flatMap((course) => {
      const own = [...new Set(course.value.modules)].flatMap((slug) => modules.filter((module) => module.slug === slug))
      const slugs = [...reserved, ...own.flatMap(unitSlugs), ...assessments(course, 'slug')]
      return repeated(slugs, `slug of a unit of “${course.slug}”`)
    }),
  ]
}

type Module = Content['modules'][number]

function assessments(course: Content['courses'][number], key: 'id' | 'slug'): Named[] {
  return (['pretest', 'final'] as const).flatMap((role) => {
    const quiz = course.value[role]
    return quiz ? [{ id: quiz[key], place: course.at(role, key) }] : []
  })
}

function quizIds(module: Module): Named[] {
  return module.value.units.flatMap(({ quiz }, index) =>
    quiz ? [{ id: quiz.id, place: module.at('units', index, 'quiz', 'id') }] : [],
  )
}

function objectiveIds(module: Module): Named[] {
  return module.value.objectives.map(({ id }, index) => ({ id, place: module.at('objectives', index, 'id') }))
}

function taskSlugs({ tasks }: Module): Named[] {
  return tasks.map(({ slug, file }) => ({ id: slug, place: { file, line: 1 } }))
}

function unitSlugs(module: Module): Named[] {
  return module.value.units.map(({ lesson, encounter, quiz }, index) =>
    quiz
      ? { id: quiz.slug, place: module.at('units', index, 'quiz', 'slug') }
      : { id: lesson ?? encounter ?? '', place: module.at('units', index, lesson ? 'lesson' : 'encounter') },
  )
}

function repeated(all: readonly Named[], kind: string): Problem[] {
  const first = new Map<string, Place>()
  return all.flatMap(({ id, place }) => {
    const earlier = first.get(id)
    if (!earlier) first.set(id, place)
    return earlier
      ? [error(place, 'duplicate-id', `${kind} “${id}” is already used at ${earlier.file}:${earlier.line}`)]
      : []
  })
}

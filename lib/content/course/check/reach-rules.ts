import type { Content, ModuleContent } from '@/lib/content/course/reader/content'
import { practiceOf } from '@/lib/content/course/reader/lesson-practice'
import { andAlso, error, groupsBy, type Located, warning } from '@/lib/content/course/reader/problem'
import type { ItemSource } from '@/lib/content/quiz/schema'
import { listUnits } from '../lookup'
import type { Catalog, Course, Problem } from '../schema'

export function checkReach(content: Content, { courses }: Pick<Catalog, 'courses'>): Problem[] {
  const { files } = content.unread
  const isCourseUnread = [...files].some((file) => file.endsWith('/course.yaml'))
  const modulesUsed = new Set(content.courses.flatMap((course) => course.value.modules))
  const drawn = itemsDrawn(courses)
  return content.modules.flatMap((module) => {
    if (files.has(`modules/${module.slug}/module.yaml`)) return []
    const isUsed = isCourseUnread || modulesUsed.has(module.slug)
    return [
      ...(isUsed ? [] : [error(module.at('id'), 'unreachable', 'no course uses this module')]),
      ...checkLessons(module),
      ...(isCourseUnread || content.unread.folders.size > 0 ? [] : checkObjectives(module, content)),
      ...checkEncounters(module),
      ...checkTasks(module, isCourseUnread ? null : content.courses),
      ...(isCourseUnread || content.unread.folders.has(`modules/${module.slug}`) ? [] : checkPractice(module)),
      ...(isCourseUnread || !isUsed || hasUnread(content, module) ? [] : checkDrawn(module, content, drawn)),
    ]
  })
}

function checkObjectives({ value, at, lessons }: ModuleContent, { modules }: Content): Problem[] {
  const cases = modules.flatMap(({ encounters }) => encounters.flatMap((one) => one.value.nodes))
  const taught = new Set([
    ...lessons.flatMap((lesson) => lesson.value.objectives),
    ...cases.map(({ objective }) => objective),
  ])
  return value.objectives.flatMap(({ id }, index) =>
    taught.has(id) ? [] : [warning(at('objectives', index), 'unused', `no lesson teaches the objective “${id}”`)],
  )
}

function checkLessons(module: ModuleContent): Problem[] {
  const listed = new Set(module.value.units.map((unit) => unit.lesson))
  return module.lessons
    .filter((lesson) => !listed.has(lesson.slug))
    .map((lesson) => error({ file: lesson.file, line: 1 }, 'unreachable', 'module.yaml does not list this lesson'))
}

function checkEncounters({ value, encounters }: ModuleContent): Problem[] {
  const listed = new Set([value.example, ...value.units.map((unit) => unit.encounter)])
  return encounters
    .filter(({ slug }) => !listed.has(slug))
    .map((one) => error({ file: one.file, line: 1 }, 'unreachable', 'module.yaml does not list this encounter'))
}

/** `courses` is null if one could not be read. */
function checkTasks({ value, tasks, slug: module }: ModuleContent, courses: Content['courses'] | null): Problem[] {
  const takers = courses?.filter((course) => course.value.modules.includes(module)) ?? []
  return tasks.flatMap(({ slug, file, at, value: { audience } }) => {
    const suits = audience === 'both' || takers.some((course) => course.value.audience === audience)
    return [
      ...(value.tasks.includes(slug)
        ? []
        : [error({ file, line: 1 }, 'unreachable', 'module.yaml does not list this task')]),
      ...(takers.length === 0 || suits
        ? []
        : [error(at('audience'), 'audience', `no course for this audience has the module “${value.id}”`)]),
    ]
  })
}

function checkPractice({ lessons, practice }: ModuleContent): Problem[] {
  const practiced = new Set(lessons.flatMap(practiceOf))
  return practice
    .filter((item) => !practiced.has(item.value.id))
    .map((item) => warning(item.at('id'), 'unused', `no lesson has “${item.value.id}” as its practice`))
}

/** Items of a module with a broken file, or of a course with one, may be drawn when it is mended. */
function hasUnread({ courses, unread: { folders } }: Content, { slug }: ModuleContent): boolean {
  const takers = courses.filter(({ value }) => value.modules.includes(slug))
  const near = takers.flatMap((course) => [course.slug, ...course.value.modules.map((name) => `modules/${name}`)])
  return near.some((folder) => folders.has(folder))
}

/** One error for each audience and objective in a file. */
function checkDrawn(module: ModuleContent, { courses, modules }: Content, drawn: ReadonlySet<string>): Problem[] {
  const known = new Set(modules.flatMap(({ value }) => value.objectives.map(({ id }) => id)))
  // A bank that is still being written is no problem.
  const hasOwnFinal = courses.some(({ value }) => value.final?.ownBank)
  const undrawn = [...module.bank, ...module.pretest, ...(hasOwnFinal ? module.final : [])].filter(
    ({ value }) => known.has(value.objective) && !drawn.has(value.id),
  )
  const alike = ({ value, at }: Located<ItemSource>) => `${at('id').file} ${value.audience} ${value.objective}`
  return groupsBy(undrawn, alike).flatMap(([first, ...more]) => {
    if (!first) return []
    const { id, audience, objective } = first.value
    const whose = audience === 'both' ? '' : ` for “${audience}”`
    const message = `no form${whose} draws “${id}”: no blueprint${whose} has “${objective}”`
    const place = first.at(audience === 'both' ? 'objective' : 'audience')
    return [error(place, 'undrawn', `${message}${andAlso(more.map(({ at }) => at('id')))}`)]
  })
}

function itemsDrawn(courses: readonly Course[]): Set<string> {
  return new Set(
    courses.flatMap(listUnits).flatMap((unit) => (unit.kind === 'quiz' ? unit.bank.map(({ id }) => id) : [])),
  )
}

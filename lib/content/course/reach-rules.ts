import type { Blueprint } from '@/lib/content/quiz/schema'
import type { Content, ModuleContent } from './content'
import { practiceOf } from './lesson-practice'
import { error, warning } from './problem'
import type { Problem } from './schema'

export function checkReach(content: Content): Problem[] {
  const { files } = content.unread
  const isCourseUnread = [...files].some((file) => file.endsWith('/course.yaml'))
  const modulesUsed = new Set(content.courses.flatMap((course) => course.value.modules))
  const drawn = objectivesDrawn(content)
  return content.modules.flatMap((module) => {
    if (files.has(`modules/${module.slug}/module.yaml`)) return []
    const isUsed = isCourseUnread || modulesUsed.has(module.slug)
    return [
      ...(isUsed ? [] : [error(module.at('id'), 'unreachable', 'no course uses this module')]),
      ...checkLessons(module),
      ...(isCourseUnread || content.unread.folders.size > 0 ? [] : checkObjectives(module, content)),
      ...checkEncounters(module),
      ...checkTasks(module, isCourseUnread ? null : content.courses),
      ...(isCourseUnread || content.unread.folders.has(`modules/${module.slug}`) ? [] : checkItems(module, drawn)),
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

function checkItems(module: ModuleContent, drawn: ReturnType<typeof objectivesDrawn>): Problem[] {
  const practiced = new Set(module.lessons.flatMap(practiceOf))
  return [
    ...module.practice
      .filter((item) => !practiced.has(item.value.id))
      .map((item) => warning(item.at('id'), 'unused', `no lesson has “${item.value.id}” as its practice`)),
    ...[
      ...module.bank.filter((item) => !drawn.quiz.has(item.value.objective)),
      ...module.pretest.filter((item) => !drawn.pretest.has(item.value.objective)),
      // A bank that is still being written is no problem.
      ...(drawn.ownFinal.size > 0 ? module.final.filter((item) => !drawn.ownFinal.has(item.value.objective)) : []),
    ].map((item) => warning(item.at('objective'), 'unused', `no blueprint draws “${item.value.id}”`)),
  ]
}

function objectivesDrawn({ courses, modules }: Content) {
  const of = (blueprint: Blueprint | undefined) => Object.keys(blueprint ?? {})
  const finals = courses.flatMap((course) => course.value.final ?? [])
  return {
    pretest: new Set(courses.flatMap((course) => of(course.value.pretest?.blueprint))),
    ownFinal: new Set(finals.filter((final) => final.ownBank).flatMap(({ blueprint }) => of(blueprint))),
    quiz: new Set([
      ...finals.filter((final) => !final.ownBank).flatMap(({ blueprint }) => of(blueprint)),
      ...modules.flatMap((module) => module.value.units.flatMap(({ quiz }) => of(quiz?.blueprint))),
    ]),
  }
}

import type { Content, ModuleContent } from './content'
import { computeMinutes } from './minutes'
import { error, warning } from './problem'
import type { Course, Problem, Quiz } from './schema'

const moduleMinutes = 45
const courseMinutes = 240
/** Where pass or fail by objective is shown, a form draws at least so many items on it. */
const fewestOfObjective = 3

/** What must hold of a course as put together: lengths, banks, audience. */
export function checkCourse(course: Course, content: Content): Problem[] {
  const file = content.courses.find((one) => one.slug === course.slug)
  if (!file) return []
  const problems: Problem[] = []
  const units = course.modules.flatMap((module) => module.units)
  if (!units.some((unit) => unit.kind === 'lesson')) {
    problems.push(error(file.at('modules'), 'empty-course', 'the course has no lesson'))
  }
  if (course.minutes.minutes > courseMinutes) {
    problems.push(
      error(file.at('modules'), 'course-length', `takes ${course.minutes.minutes} minutes; at most 4 hours`),
    )
  }
  return [...problems, ...course.modules.flatMap((module) => checkModule(module, course, content))]
}

function checkModule(module: Course['modules'][number], course: Course, content: Content): Problem[] {
  const source = content.modules.find((one) => one.value.id === module.id)
  if (!source) return []
  const problems: Problem[] = []
  const { minutes } = computeMinutes(module.units)
  if (minutes > moduleMinutes) {
    const message = `takes ${minutes} minutes; a module at most ${moduleMinutes}`
    problems.push(error(source.at('units'), 'module-length', message))
  }
  for (const unit of module.units) {
    if (unit.kind === 'quiz') problems.push(...checkQuiz(unit, source))
  }
  const used = new Set(source.lessons.flatMap((lesson) => lesson.value.practice))
  for (const item of source.practice) {
    const { id, audience } = item.value
    if (used.has(id) && audience !== 'both' && audience !== course.audience) {
      const message = `“${id}” is for one audience only, in a module that “${course.slug}” uses too`
      problems.push(error(item.at('audience'), 'audience', message))
    }
  }
  return problems
}

function checkQuiz(quiz: Quiz, source: ModuleContent): Problem[] {
  const index = source.value.units.findIndex((unit) => unit.quiz?.id === quiz.id)
  const at = (...path: PropertyKey[]) => source.at('units', index, 'quiz', ...path)
  const problems = Object.entries(quiz.blueprint).flatMap(([objective, count]) => {
    const place = at('blueprint', objective)
    const there = quiz.bank.filter((item) => item.objective === objective).length
    const few = `draws ${count} on “${objective}”; pass or fail by objective needs ${fewestOfObjective}`
    return [
      ...(count > there ? [error(place, 'blueprint', `draws ${count} on “${objective}”, the bank has ${there}`)] : []),
      ...(count < fewestOfObjective ? [error(place, 'blueprint', few)] : []),
    ]
  })
  const lookAlikes = quiz.bank.filter((item) => item.situation === 'look-alike').length
  if (lookAlikes * 3 >= quiz.bank.length) return problems
  const message = `${lookAlikes} of the bank’s ${quiz.bank.length} items are look-alikes; a third is wanted`
  return [...problems, warning(at('blueprint'), 'look-alikes', message)]
}

/** What was written and is used nowhere. */
export function checkUnused(content: Content): Problem[] {
  const modulesUsed = new Set(content.courses.flatMap((course) => course.value.modules))
  return content.modules.flatMap((module) => {
    const practiced = new Set(module.lessons.flatMap((lesson) => lesson.value.practice))
    const listed = new Set(module.value.units.map((unit) => unit.lesson))
    return [
      ...(modulesUsed.has(module.slug) ? [] : [warning(module.at('id'), 'unused', 'no course uses this module')]),
      ...module.lessons
        .filter((lesson) => !listed.has(lesson.slug))
        .map((lesson) => warning({ file: lesson.file, line: 1 }, 'unused', 'module.yaml does not list this lesson')),
      ...module.practice
        .filter((item) => !practiced.has(item.value.id))
        .map((item) => warning(item.at('id'), 'unused', `“${item.value.id}” is in no lesson and no bank`)),
    ]
  })
}

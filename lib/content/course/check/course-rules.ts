import type { Content } from '@/lib/content/course/reader/content'
import { error, type Located, warning } from '@/lib/content/course/reader/problem'
import { fewestToShow } from '@/lib/content/quiz/scoring'
import { computeMinutes } from '../minutes'
import type { Course, Problem, Quiz } from '../schema'
import { checkDuties, checkFairness, checkRivals } from './form-rules'

type At = Located<unknown>['at']

const moduleMinutes = 45
const courseMinutes = 240
/** Fewest items of an objective; a final also shows results by objective. */
const fewestOfObjective = { module: 2, final: fewestToShow }
/** Five forms without a repeated item. */
const fewestInFinal = 15

export function checkCourse(course: Course, content: Content): Problem[] {
  const file = content.courses.find((one) => one.slug === course.slug)
  const folders = [course.slug, ...(file?.value.modules ?? []).map((slug) => `modules/${slug}`)]
  if (!file || folders.some((folder) => content.unread.folders.has(folder))) return []
  const problems: Problem[] = []
  const units = course.modules.flatMap((module) => module.units)
  if (!units.some((unit) => unit.kind === 'lesson')) {
    problems.push(error(file.at('modules'), 'empty-course', 'the course has no lesson'))
  }
  if (course.minutes.minutes > courseMinutes) {
    problems.push(
      error(file.at('modules'), 'course-length', `takes ${course.minutes.minutes} minutes; the limit is 4 hours`),
    )
  }
  return [
    ...problems,
    ...checkAssessments(course, file, content),
    ...course.modules.flatMap((module) => checkModule(module, course, content)),
  ]
}

/** A unit passed in one course counts in the others, so shared units need the same rules everywhere. */
export function checkShared(courses: readonly Course[], content: Content): Problem[] {
  const rules = new Map<string, { slug: string; rule: string }>()
  return courses.flatMap((course) => {
    const file = content.courses.find((one) => one.slug === course.slug)
    return course.modules.flatMap(({ units }) =>
      units.flatMap((unit) => {
        if (unit.kind === 'lesson') return []
        const own =
          unit.kind === 'quiz' ? [course.passRule, unit.attempts, unit.review, unit.timeLimitMinutes] : [unit.moveOn]
        const rule = JSON.stringify(own)
        const first = rules.get(unit.id)
        if (!first) rules.set(unit.id, { slug: course.slug, rule })
        if (!file || !first || first.rule === rule) return []
        const message = `“${unit.id}” has a different rule here than in “${first.slug}”, which shares it`
        return [error(file.at(unit.kind === 'quiz' ? 'attempts' : 'moveOn'), 'shared-rules', message)]
      }),
    )
  })
}

function checkModule(module: Course['modules'][number], course: Course, content: Content): Problem[] {
  const source = content.modules.find((one) => one.value.id === module.id)
  if (!source) return []
  const problems: Problem[] = []
  const { minutes } = computeMinutes(module.units)
  if (minutes > moduleMinutes) {
    const message = `takes ${minutes} minutes; the limit for a module is ${moduleMinutes}`
    problems.push(error(source.at('units'), 'module-length', message))
  }
  problems.push(...checkEncounters(module, course, content))
  for (const unit of module.units) {
    if (unit.kind !== 'quiz') continue
    const index = source.value.units.findIndex(({ quiz }) => quiz?.id === unit.id)
    problems.push(...checkQuiz(unit, course, content, (...path) => source.at('units', index, 'quiz', ...path)))
  }
  const used = new Set(
    module.units.flatMap((unit) => (unit.kind === 'lesson' ? unit.practice.map(({ id }) => id) : [])),
  )
  for (const item of source.practice) {
    const { id, audience } = item.value
    if (used.has(id) && audience !== 'both' && audience !== course.audience) {
      const message = `“${id}” is for one audience only, but “${course.slug}” uses its module too`
      problems.push(error(item.at('audience'), 'audience', message))
    }
  }
  return problems
}

function checkEncounters(module: Course['modules'][number], course: Course, content: Content): Problem[] {
  const used = new Set([module.example, ...module.units].map((unit) => unit?.id))
  const own = new Set(course.modules.flatMap(({ objectives }) => objectives).map(({ id }) => id))
  const others = content.modules.flatMap(({ value }) => value.objectives).filter(({ id }) => !own.has(id))
  return content.modules
    .flatMap(({ encounters }) => encounters)
    .filter(({ value }) => used.has(value.id))
    .flatMap(({ value, at }) => [
      ...(value.afterReading || !asksSound(module, value.id)
        ? []
        : [
            error(
              at('setting'),
              'after-reading',
              `“${course.slug}” asks for a sound ending, so those who read it need two questions`,
            ),
          ]),
      ...(value.audience === 'both' || value.audience === course.audience
        ? []
        : [error(at('audience'), 'audience', `is for a different audience than “${course.slug}”, which uses it`)]),
      ...value.nodes.flatMap(({ objective }, index) =>
        others.some(({ id }) => id === objective)
          ? [error(at('nodes', index, 'objective'), 'dangling-objective', `“${course.slug}” has no “${objective}”`)]
          : [],
      ),
    ])
}

function asksSound({ units }: Course['modules'][number], id: string): boolean {
  return units.some((unit) => unit.kind === 'encounter' && unit.id === id && unit.moveOn === 'sound')
}

/** The final draws on each objective of the pre-test, so that the gain can be computed. */
function checkAssessments(course: Course, file: Content['courses'][number], content: Content): Problem[] {
  const quizzes = course.modules.flatMap((module) => module.units).filter((unit) => unit.kind === 'quiz')
  const found = (['pretest', 'final'] as const).flatMap((role) => {
    const quiz = quizzes.find((one) => one.role === role)
    if (!(quiz && file.value[role])) return []
    const at: At = (...path) => file.at(role, ...path)
    return [...checkQuiz(quiz, course, content, at), ...checkDuties(quiz, course, at)]
  })
  const { pretest, final } = file.value
  if (!pretest || !final) return found
  const extra = Object.keys(pretest.blueprint).filter((id) => !Object.hasOwn(final.blueprint, id))
  return [
    ...found,
    ...extra.map((id) => error(file.at('pretest', 'blueprint', id), 'matched', `the final does not draw on “${id}”`)),
  ]
}

function checkQuiz(quiz: Quiz, course: Course, content: Content, at: At): Problem[] {
  const problems = [...checkFairness(quiz, course.passRule, at), ...checkTime(quiz, at), ...checkRivals(quiz, at)]
  if (quiz.role === 'pretest' && quiz.review === 'after-pass') {
    problems.push(error(at('review'), 'pretest-review', 'nobody passes a pre-test, so nobody would see its answers'))
  }
  for (const [objective, count] of Object.entries(quiz.blueprint)) {
    const place = at('blueprint', objective)
    const there = quiz.bank.filter((item) => item.objective === objective).length
    const draws = `draws ${count} on “${objective}”`
    if (count > there) {
      const message = `${draws}, the bank has ${there}${forOthers(quiz, objective, course, content)}`
      problems.push(error(place, 'blueprint', message))
    }
    if (quiz.ownBank && there < fewestInFinal) {
      problems.push(
        error(
          place,
          'final-bank',
          `the final’s own bank needs ${fewestInFinal} items on each objective, here ${there}`,
        ),
      )
    }
    const least = quiz.role === 'pretest' ? 0 : fewestOfObjective[quiz.role]
    if (count < least) {
      const message = `${draws}; a ${quiz.role} needs ${least}`
      problems.push(error(place, 'blueprint', message))
    }
  }
  const cases = quiz.bank.filter((item) => item.interaction === 'choice')
  const lookAlikes = cases.filter((item) => item.situation === 'look-alike').length
  if (lookAlikes * 3 >= cases.length) return problems
  const message = `${lookAlikes} of the bank’s ${cases.length} cases are look-alikes; at least a third should be`
  return [...problems, warning(at('blueprint'), 'look-alikes', message)]
}

/** The items that the form would draw if they were for its audience. */
function forOthers({ role, ownBank }: Quiz, objective: string, course: Course, { modules }: Content): string {
  const bank = role === 'pretest' ? 'pretest' : ownBank ? 'final' : 'bank'
  const own = new Set(course.modules.map(({ id }) => id))
  const others = modules
    .flatMap((module) => (own.has(module.value.id) ? module[bank] : []))
    .filter(({ value }) => value.objective === objective && !['both', course.audience].includes(value.audience))
  const audiences = [...new Set(others.map(({ value }) => value.audience))].join(', ')
  return others.length === 0 ? '' : ` for “${course.audience}” and ${others.length} for “${audiences}” only`
}

function checkTime({ timeLimitMinutes: limit, minutes }: Quiz, at: At): Problem[] {
  if (limit === null || limit >= minutes) return []
  const message = `gives ${limit} minutes for a form that takes about ${minutes}`
  return [warning(at('timeLimitMinutes'), 'time-limit', message)]
}

import { type Content, type CourseContent, itemsOf } from './content'
import { error, groupAlike } from './problem'
import { ReferenceFinder } from './reference-finder'
import type { Problem } from './schema'
import { factPlaces } from './task-words'

export function checkReferences(content: Content): Problem[] {
  const finder = new ReferenceFinder(content)
  return groupAlike([
    ...content.courses.flatMap((course) => [
      ...(['pretest', 'final'] as const).flatMap((role) =>
        finder.blueprint(course.value[role]?.blueprint, (id) => course.at(role, 'blueprint', id)),
      ),
      ...checkMoveOn(course, content),
      ...course.cases.flatMap(({ value, at }) =>
        value.facts.flatMap((id, index) => finder.cited(id, at('facts', index))),
      ),
      ...(course.jobAid ? finder.jobAid(course.jobAid) : []),
    ]),
    ...content.claims.flatMap((claim) =>
      claim.value.facts.flatMap((id, index) => finder.known('fact', id, claim.at('facts', index))),
    ),
    ...content.help.flatMap((one) => finder.cited(one.value.fact, one.at('fact'))),
    ...content.counsel.flatMap((one) =>
      one.value.facts.flatMap((id, index) => finder.known('fact', id, one.at('facts', index))),
    ),
    ...content.terms.flatMap((term) =>
      term.value.facts.flatMap((id, index) => finder.cited(id, term.at('facts', index))),
    ),
    ...(content.publicCase ? finder.publicCase(content.publicCase) : []),
    ...content.samples.flatMap((item) => finder.sample(item)),
    ...[...content.rollCall, ...content.templates].flatMap((one) =>
      one.value.facts.flatMap((id, index) => finder.cited(id, one.at('facts', index))),
    ),
    ...content.modules.flatMap((module) => [
      ...module.lessons.flatMap((lesson) => [...finder.lesson(lesson, module), ...finder.note(lesson)]),
      ...itemsOf(module).flatMap((item) => finder.item(item, module)),
      ...module.encounters.flatMap((one) => finder.encounter(one)),
      ...module.tasks.flatMap((one) => factPlaces(one).flatMap(({ id, place }) => finder.cited(id, place))),
      ...module.value.units.flatMap(({ quiz }, index) =>
        finder.blueprint(quiz?.blueprint, (id) => module.at('units', index, 'quiz', 'blueprint', id)),
      ),
    ]),
  ])
}

function checkMoveOn({ value, at }: CourseContent, { modules, unread: { names, files } }: Content): Problem[] {
  const own = modules.filter(({ slug }) => value.modules.includes(slug))
  const units = own.flatMap((module) =>
    module.encounters.filter(({ slug }) => module.value.units.some(({ encounter }) => encounter === slug)),
  )
  const isUnread = [...files].some((file) => file.includes('/encounters/') || file.endsWith('/module.yaml'))
  return Object.keys(value.moveOn).flatMap((id) =>
    id === 'encounters' || isUnread || names.has(id) || units.some((one) => one.value.id === id)
      ? []
      : [error(at('moveOn', id), 'dangling-encounter', `“${id}” is no encounter of this course`)],
  )
}

import { type Content, itemsOf } from './content'
import { ReferenceFinder } from './reference-finder'
import type { Problem } from './schema'

export function checkReferences(content: Content): Problem[] {
  const finder = new ReferenceFinder(content)
  return [
    ...content.courses.flatMap((course) => [
      ...course.value.modules.flatMap((slug, index) => finder.module(slug, course.at('modules', index))),
      ...(['pretest', 'final'] as const).flatMap((role) =>
        finder.blueprint(course.value[role]?.blueprint, (id) => course.at(role, 'blueprint', id)),
      ),
      ...finder.moveOn(course),
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
      ...finder.units(module),
    ]),
  ]
}

import { type Content, type CourseContent, itemsOf } from '@/lib/content/course/reader/content'
import { type FactUse, factUses } from '@/lib/content/course/reader/fact-uses'
import { error, groupAlike } from '@/lib/content/course/reader/problem'
import { ReferenceFinder } from '@/lib/content/course/reader/reference-finder'
import type { Problem } from '../schema'

export function checkReferences(content: Content): Problem[] {
  const finder = new ReferenceFinder(content)
  const uses = factUses(content)
  const renamed = renamedFacts(content, uses)
  const dangling = groupAlike(uses.flatMap((use) => finder.use(use)))
  return [
    ...dangling.map((one) => (one.rule === 'dangling-fact' ? { ...one, message: `${one.message}${renamed}` } : one)),
    ...groupAlike(checkNames(content, finder)),
  ]
}

/** Says which facts may have had the missing id: nothing cites them, although their authors expect it. */
function renamedFacts({ facts, exemptions }: Content, uses: readonly FactUse[]): string {
  const cited = new Set(uses.map(({ fact }) => fact))
  const isExempt = (line: number) =>
    exemptions.some(({ rule, from, to }) => rule === 'unused-fact' && from <= line && line <= to)
  return facts
    .filter(({ value }) => value.status !== 'not-confirmed' && !cited.has(value.id))
    .map(({ value: { id }, at }) => ({ id, place: at('id') }))
    .filter(({ place }) => !isExempt(place.line))
    .map(
      ({ id, place }) =>
        `: nothing cites “${id}” at ${place.file}:${place.line}; if its id was changed, change it back`,
    )
    .slice(0, 1)
    .join('')
}

function checkNames(content: Content, finder: ReferenceFinder): Problem[] {
  return [
    ...content.courses.flatMap((course) => [
      ...(['pretest', 'final'] as const).flatMap((role) =>
        finder.blueprint(course.value[role]?.blueprint, (id) => course.at(role, 'blueprint', id)),
      ),
      ...checkMoveOn(course, content),
      ...(course.jobAid?.value.lines ?? []).flatMap((id, index) =>
        finder.line(id, course.jobAid?.at('lines', index) ?? course.at()),
      ),
    ]),
    ...content.samples.flatMap(({ value, at }) => finder.anyObjective(value.objective, at('objective'))),
    ...content.modules.flatMap((module) => [
      ...module.lessons.flatMap((lesson) => finder.lesson(lesson, module)),
      ...itemsOf(module).flatMap(({ value, at }) => finder.objective(value.objective, module, at('objective'))),
      ...module.encounters.flatMap((one) => finder.encounter(one)),
      ...module.value.units.flatMap(({ quiz }, index) =>
        finder.blueprint(quiz?.blueprint, (id) => module.at('units', index, 'quiz', 'blueprint', id)),
      ),
    ]),
  ]
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

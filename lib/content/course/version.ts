import type { Item } from '@/lib/content/quiz/schema'
import { listUnits } from './lookup'
import { heldMinutes } from './minutes'
import type { Course, Unit } from './schema'

const itemReferences = (items: readonly Item[]) => items.map(({ id, hash }) => ({ id, hash }))

function unitOutline(unit: Unit) {
  const { id, hash, slug, title } = unit
  if (unit.kind === 'encounter') return { id, kind: unit.kind, hash, slug, title }
  return unit.kind === 'lesson'
    ? {
        id,
        kind: unit.kind,
        hash,
        slug,
        title,
        heldMinutes: heldMinutes(unit),
        practice: itemReferences(unit.practice),
      }
    : {
        id,
        kind: unit.kind,
        hash,
        slug,
        title,
        role: unit.role,
        blueprint: unit.blueprint,
        ...(unit.duties && { duties: unit.duties }),
        bank: itemReferences(unit.bank),
      }
}

export function outlineOf(course: Course) {
  const { audience, subtitle, description, provider, approvalNumber, counselReviewed } = course
  const { courseNumber, providerNumber, instructor, category, mandate } = course
  const { expiry, recertification, passRule, standard, attempts, moveOn, time } = course
  return {
    audience,
    subtitle,
    description,
    provider,
    approvalNumber,
    board: course.place.board,
    courseNumber,
    providerNumber,
    instructor,
    category,
    mandate,
    counselReviewed,
    expiry,
    recertification,
    passRule,
    ...(standard && { standard }),
    attempts,
    moveOn,
    time,
    modules: course.modules.map(({ id, title, objectives, units }) => ({
      id,
      title,
      objectives,
      units: units.map(unitOutline),
    })),
  }
}

export function deliveredTexts(course: Course) {
  return Object.fromEntries(
    [...listUnits(course), ...course.modules.flatMap(({ example }) => example ?? [])].flatMap((unit) => {
      if (unit.kind === 'quiz') return []
      const { id, title, lawAsOf, contentNote, sources } = unit
      const facts = sources.facts.map((fact) => ({ id: fact.id, statement: fact.statement, citation: fact.citation }))
      const text =
        unit.kind === 'lesson'
          ? {
              source: unit.source,
              claims: unit.sources.claims,
              practice: unit.practice,
              ...(unit.terms.length > 0 && { terms: unit.terms }),
            }
          : { setting: unit.setting, nodes: unit.nodes }
      return [[id, { title, lawAsOf, contentNote, facts, ...text }]]
    }),
  )
}

export function deliveredItems(course: Course): Record<string, Item> {
  const items = listUnits(course).flatMap((unit) => (unit.kind === 'quiz' ? unit.bank : []))
  return Object.fromEntries(items.map((item) => [item.hash, item]))
}

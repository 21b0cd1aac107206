import type { Item } from '@/lib/quiz/schema'
import { listUnits } from './lookup'
import type { Course, Unit } from './schema'

const itemReferences = (items: readonly Item[]) => items.map(({ id, hash }) => ({ id, hash }))

function unitOutline(unit: Unit) {
  const { id, hash, slug, title } = unit
  return unit.kind === 'lesson'
    ? { id, kind: unit.kind, hash, slug, title, practice: itemReferences(unit.practice) }
    : {
        id,
        kind: unit.kind,
        hash,
        slug,
        title,
        role: unit.role,
        blueprint: unit.blueprint,
        bank: itemReferences(unit.bank),
      }
}

/** What a version consisted of, as kept in `course_version.outline`: modules, units, item ids and hashes. */
export function outlineOf(course: Course) {
  const { audience, subtitle, provider, approvalNumber, counselReviewed, passRule, attempts } = course
  return {
    audience,
    subtitle,
    provider,
    approvalNumber,
    counselReviewed,
    passRule,
    attempts,
    modules: course.modules.map(({ id, title, objectives, units }) => ({
      id,
      title,
      objectives,
      units: units.map(unitOutline),
    })),
  }
}

/** The lessons as delivered, by unit id, as kept in `course_version.lessons`: text, sources and practice items. */
export function deliveredLessons(course: Course) {
  const lessons = listUnits(course).filter((unit) => unit.kind === 'lesson')
  return Object.fromEntries(
    lessons.map(({ id, title, source, sources, practice, lawAsOf, contentNote }) => [
      id,
      {
        title,
        lawAsOf,
        contentNote,
        source,
        facts: sources.facts.map((fact) => ({ id: fact.id, statement: fact.statement, citation: fact.citation })),
        claims: sources.claims,
        practice,
      },
    ]),
  )
}

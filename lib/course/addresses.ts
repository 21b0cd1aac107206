import { headingId } from './heading-id'
import { listUnits } from './lookup'
import type { Catalog } from './schema'

/** The addresses that a lesson may link to, each with its anchors. */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>

const pages = ['/', '/about', '/accessibility', '/courses', '/help', '/privacy', '/verify']

/** The addresses of this site: public pages, courses and their units. */
export function addressesOf(catalog: Catalog): Addresses {
  const none = new Set<string>()
  const questions = catalog.claims.map((claim) => `question-${claim.question}`)
  return new Map<string, ReadonlySet<string>>([
    ...pages.map((page) => [page, none] as const),
    ['/sources', new Set([...questions, ...catalog.claims.map((claim) => claim.id)])],
    ['/sources/facts', new Set(catalog.facts.map((fact) => fact.id))],
    ...catalog.courses.flatMap((course) => [
      [`/courses/${course.slug}`, none] as const,
      [`/courses/${course.slug}/card`, none] as const,
      [`/learn/${course.slug}`, none] as const,
      ...listUnits(course).map((unit) => {
        const source = unit.kind === 'lesson' ? unit.source : ''
        const headings = Array.from(source.matchAll(/^#{2,6} +(.+)$/gm), ([, heading = '']) => headingId(heading))
        return [`/learn/${course.slug}/${unit.slug}`, new Set(headings)] as const
      }),
    ]),
  ])
}

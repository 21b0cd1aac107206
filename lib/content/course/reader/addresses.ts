import { listUnits } from '../lookup'
import type { Catalog } from '../schema'
import type { Content } from './content'

export type Addresses = ReadonlyMap<string, ReadonlySet<string>>

const pages = [
  ...[
    '/',
    '/about',
    '/accessibility',
    '/account',
    '/certificates',
    '/courses',
    '/glossary',
    '/help',
    '/join',
    '/learn',
    '/practice',
    '/privacy',
  ],
  ...['/register', '/sign-in', '/verify', '/sources/supported', '/sources/corrected', '/sources/outdated'],
  ...['/sources/unverified', '/sources/opinion', '/sources/limits'],
]

/** Files that could not be read count as linkable. */
export function addressesOf(catalog: Catalog, content: Content): Addresses {
  const none = new Set<string>()
  const anchorsOf = new Map(
    content.modules
      .flatMap((module) => module.lessons)
      .map((lesson) => [lesson.value.id, new Set(lesson.text.headings.map(({ anchor }) => anchor))]),
  )
  const questions = catalog.claims.map((claim) => `question-${claim.question}`)
  return new Map<string, ReadonlySet<string>>([
    ...pages.map((page) => [page, none] as const),
    ['/sources', new Set([...questions, ...catalog.claims.map((claim) => claim.id), 'counsel'])],
    ['/sources/facts', new Set(catalog.facts.map((fact) => fact.id))],
    ...catalog.courses.flatMap((course) => [
      [`/courses/${course.slug}`, none] as const,
      ...(course.jobAid ? ['card', 'card.pdf'].map((file) => [`/courses/${course.slug}/${file}`, none] as const) : []),
      [`/learn/${course.slug}`, none] as const,
      ...listUnits(course).map(
        (unit) => [`/learn/${course.slug}/${unit.slug}`, anchorsOf.get(unit.id) ?? none] as const,
      ),
      ...course.modules.flatMap(({ tasks }) =>
        tasks.map(({ slug }) => [`/learn/${course.slug}/tasks/${slug}`, none] as const),
      ),
    ]),
    ...[...content.unread.names].flatMap((name) =>
      content.courses.map((course) => [`/learn/${course.slug}/${name}`, none] as const),
    ),
  ])
}

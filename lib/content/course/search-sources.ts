import type { Claim } from './register-source'
import type { Catalog } from './schema'

interface FoundText {
  id: string
  /** The address of the whole entry. */
  href: string
  text: string
  citation: string | null
}

export type SourceFound = FoundText &
  ({ kind: 'claim'; verdict: Claim['verdict'] } | { kind: 'fact' } | { kind: 'counsel' })

/** More words than that ask for nothing. */
const mostWords = 12

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[‘’]/g, "'")
    .toLowerCase()

interface Searchable {
  found: SourceFound
  plain: string
}

/** A catalog never changes. */
const prepared = new WeakMap<Catalog, Searchable[]>()

/** Facts, then claims, then questions for counsel that have every word, as part of a word too. */
export function searchSources(catalog: Catalog, text: string): SourceFound[] {
  const words = plain(text).split(/\s+/).filter(Boolean).slice(0, mostWords)
  if (words.length === 0) return []
  const all = prepared.get(catalog) ?? prepare(catalog)
  prepared.set(catalog, all)
  return all.flatMap((one) => (words.every((word) => one.plain.includes(word)) ? one.found : []))
}

function prepare(catalog: Catalog): Searchable[] {
  const citations = new Map(catalog.facts.map(({ id, citation }) => [id, citation]))
  const citationsOf = (ids: readonly string[]) => ids.map((id) => citations.get(id) ?? '').join('; ')
  const of = (found: SourceFound, ...parts: string[]) => ({ found, plain: plain([found.id, ...parts].join(' ')) })
  return [
    ...catalog.facts.map(({ id, statement, citation, readFrom }) =>
      of(
        {
          ...{ kind: 'fact', id, href: `/sources/facts#${id}`, text: statement },
          citation: citation === 'none found' ? null : citation,
        },
        ...[statement, citation, ...readFrom.map(({ title }) => title)],
      ),
    ),
    ...catalog.claims.map(({ id, claim, finding, verdict, facts }) =>
      of(
        {
          ...{ kind: 'claim', verdict, id, href: `/sources#${id}`, text: finding },
          citation: citationsOf(facts) || null,
        },
        ...[claim, finding, citationsOf(facts)],
      ),
    ),
    ...catalog.counsel.map(({ id, question, facts }) =>
      of(
        { kind: 'counsel', id, href: `/sources#${id}`, text: question, citation: null },
        ...[question, citationsOf(facts)],
      ),
    ),
  ]
}

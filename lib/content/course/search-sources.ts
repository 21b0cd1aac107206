import type { Catalog, Claim } from './schema'

interface FoundText {
  id: string
  /** Where its whole entry is. */
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

/** Facts, then claims, then questions for counsel that have every word, as part of a word too. */
export function searchSources(catalog: Catalog, text: string): SourceFound[] {
  const words = plain(text).split(/\s+/).filter(Boolean).slice(0, mostWords)
  if (words.length === 0) return []
  const has = (...parts: string[]) => {
    const all = plain(parts.join(' '))
    return words.every((word) => all.includes(word))
  }
  const citations = new Map(catalog.facts.map(({ id, citation }) => [id, citation]))
  const citationsOf = (ids: readonly string[]) => ids.map((id) => citations.get(id) ?? '').join('; ')
  const facts = catalog.facts
    .filter(({ id, statement, citation, readFrom }) =>
      has(id, statement, citation, ...readFrom.map(({ title }) => title)),
    )
    .map(({ id, statement, citation }) => ({
      ...{ kind: 'fact' as const, id, href: `/sources/facts#${id}`, text: statement },
      citation: citation === 'none found' ? null : citation,
    }))
  const claims = catalog.claims
    .filter((claim) => has(claim.id, claim.claim, claim.finding, citationsOf(claim.facts)))
    .map(({ id, finding, verdict, facts: ids }) => ({
      ...{ kind: 'claim' as const, verdict, id, href: `/sources#${id}`, text: finding },
      citation: citationsOf(ids) || null,
    }))
  const counsel = catalog.counsel
    .filter(({ id, question, facts: ids }) => has(id, question, citationsOf(ids)))
    .map(({ id, question }) => ({
      ...{ kind: 'counsel' as const, id, href: `/sources#${id}`, text: question, citation: null },
    }))
  return [...facts, ...claims, ...counsel]
}

import { expect, test } from 'vitest'
import { loadCatalog } from './catalog/load'
import { searchSources } from './search-sources'

const catalog = await loadCatalog()

test('a search finds facts by law, whatever the case, and links to their entries', () => {
  const found = searchSources(catalog, '  RODRIGUEZ stop ')
  expect(found.length).toBeGreaterThan(0)
  for (const { id, href, kind } of found) {
    expect(href).toBe(kind === 'fact' ? `/sources/facts#${id}` : `/sources#${id}`)
  }
  expect(found[0]).toMatchObject({ kind: 'fact' })
})

test('every word must be there, in any order and with any apostrophe', () => {
  const both = searchSources(catalog, 'hotline languages')
  expect(searchSources(catalog, 'languages HOTLINE')).toEqual(both)
  expect(searchSources(catalog, 'hotline languages xyzzy')).toEqual([])
  expect(searchSources(catalog, "maine's")).toEqual(searchSources(catalog, 'maine’s'))
})

test('finds claims and questions for counsel by id, and nothing for no words', () => {
  const [claim] = catalog.claims
  const [question] = catalog.counsel
  if (!claim || !question) throw new Error('no claims')
  expect(searchSources(catalog, claim.id).map(({ id }) => id)).toContain(claim.id)
  expect(searchSources(catalog, question.id).map(({ id }) => id)).toContain(question.id)
  expect(searchSources(catalog, ' ')).toEqual([])
})

import { expect, test } from 'vitest'
import { flattenJunctions, withoutTables } from './printed-sql.mjs'

test.each([
  ['CHECK (((a >= 0) AND (a <= 9)) AND (b > 0))', 'CHECK ((a >= 0) AND (a <= 9) AND (b > 0))'],
  ['WHERE (((a) OR (b)) OR (c))', 'WHERE ((a) OR (b) OR (c))'],
  ["CHECK ((((a = ' AND ') AND (b)) AND (c)))", "CHECK (((a = ' AND ') AND (b) AND (c)))"],
])('%s is the same as in a restored dump', (made, restored) => {
  expect(flattenJunctions(made)).toBe(flattenJunctions(restored))
})

test.each([
  ['WHERE (((a) OR (b)) AND (c))', 'WHERE ((a) OR (b) OR (c))'],
  ['WHERE ((a) OR ((b) AND (c)))', 'WHERE (((a) OR (b)) AND (c))'],
  ["(x = '((a AND b) AND c)')", "(x = '(a AND b AND c)')"],
  ['WHERE (NOT ((a) AND (b)) AND (c))', 'WHERE (NOT (a) AND (b) AND (c))'],
])('%s is not the same as %s', (one, other) => {
  expect(flattenJunctions(one)).not.toBe(flattenJunctions(other))
})

test('tables are left out before columns, but not in text', () => {
  expect(withoutTables("SELECT c.id FROM public.c WHERE (c.kind = 'a.b'::text)")).toBe(
    "SELECT id FROM c WHERE (kind = 'a.b'::text)",
  )
})

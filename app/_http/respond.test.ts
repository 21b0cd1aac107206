import { expect, test } from 'vitest'
import { z } from 'zod'
import { htmlResponse, json, parse, seeOther } from './respond'

test('parse returns the value or throws invalid with the schema’s message', () => {
  const schema = z.object({ name: z.string().min(1, 'Enter your name.') })
  expect(parse(schema, { name: 'Ann', more: 1 })).toEqual({ name: 'Ann' })
  expect(() => parse(schema, { name: '' })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'Enter your name.' }),
  )
  // Our forms never send this, so the schema has no message and the parser's own is not plain English.
  expect(() => parse(schema, { name: null })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'This form could not be read.' }),
  )
})

test('pages, JSON and redirects are private and never stored', () => {
  for (const response of [htmlResponse('<p>'), json({}), seeOther('/learn')]) {
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  }
})

test('a page says that it is HTML in UTF-8', () => {
  expect(htmlResponse('<p>').headers.get('Content-Type')).toBe('text/html; charset=utf-8')
})

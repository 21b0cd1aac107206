import { expect, test } from 'vitest'
import { z } from 'zod'
import { parse } from './respond'

test('parse gives the value, or invalid with the schema’s own sentence', () => {
  const schema = z.object({ name: z.string().min(1, 'Enter your name.') })
  expect(parse(schema, { name: 'Ann', more: 1 })).toEqual({ name: 'Ann' })
  expect(() => parse(schema, { name: '' })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'Enter your name.' }),
  )
  // What no form of ours sends, a schema may have no sentence for; the parser's own is no plain one.
  expect(() => parse(schema, { name: null })).toThrow(
    expect.objectContaining({ code: 'invalid', message: 'This form could not be read.' }),
  )
})

import { describe, expect, test } from 'vitest'
import { Unreadable } from '@/lib/platform/file/unreadable'
import { parseJson } from './parse-json'

describe('ambiguous JSON is refused', () => {
  test.each([
    ['a name twice', '{"a": 1, "a": 2}'],
    ['a name twice, once in other signs', '{"name": 1, "n\\u0061me": 2}'],
    ['a name twice, deep inside', '{"a": [{"b": {"c": 1, "c": 1}}]}'],
    ['a part that copies lose', '{"__proto__": {"name": "Eva"}}'],
    ['a part that every object has', '{"type": {"toString": 0, "valueOf": 0}}'],
    ['a part that copies lose, in other signs', '{"a": {"__pr\\u006fto__": null}}'],
  ])('%s', (_, text) => {
    expect(() => parseJson(text)).toThrow(Unreadable)
  })

  test('the same name in two objects, or as a value, is accepted', () => {
    expect(parseJson('{"a": {"b": "a"}, "b": ["a", "a", "__proto__"]}')).toEqual({
      a: { b: 'a' },
      b: ['a', 'a', '__proto__'],
    })
  })
})

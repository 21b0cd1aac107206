import { describe, expect, test } from 'vitest'
import { frameOf, mainMark, withoutReact } from './frame'

const built = `<head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" href="/_next/x.js"/><script src="/_next/x.js" async=""></script><title>Northlight</title></head><body><a href="/help">Get help</a><main>${mainMark}</main><footer>Foot</footer><script type="module" src="/assets/site-ABC.js"></script><script>(self.__next_f=[]).push([0])</script></body>`

describe('withoutReact', () => {
  test('leaves our own scripts and nothing of the framework', () => {
    const plain = withoutReact(built)
    expect(plain.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/site-ABC.js">'])
    expect(plain).not.toContain('_next')
    expect(plain).toContain('<link rel="stylesheet" href="/a.css"/>')
    expect(plain).toContain('<footer>Foot</footer>')
  })
})

describe('frameOf', () => {
  test('puts the title in, as text, and opens at the place of the main', () => {
    const { before, after } = frameOf(withoutReact(built), 'Q & A <1>')
    expect(before).toContain('<title>Q &#38; A &#60;1&#62; - Northlight</title>')
    expect(before.endsWith('Get help</a>')).toBe(true)
    expect(after.startsWith('<footer>')).toBe(true)
  })

  test('is refused without a place for the main', () => {
    expect(() => frameOf('<body></body>', 'Any')).toThrow('no place')
  })
})

import { expect, test } from 'vitest'
import { readUrl } from './read-url.mjs'

const read = (url: string) => {
  const address = readUrl(url)
  return address && `${address.isClean ? '' : 'redirect '}${address.path}${address.query}`
}

test('dots resolve, also encoded, and a fragment is left out', () => {
  for (const url of ['/about', '/./about', '/../about', '/a/../about', '/%2e/about', '/a/%2E%2e/about', '/about#x'])
    expect([url, read(url)]).toEqual([url, '/about'])
  expect(read('/about/..?x#y')).toBe('/?x')
  expect(read('/a/..%2fb')).toBe('/a/..%2fb')
  expect(read('/.well-known/did.json')).toBe('/.well-known/did.json')
})

test('doubled slashes and backslashes redirect', () => {
  expect(read('//about')).toBe('redirect /about')
  expect(read('/verify//check?x=//y')).toBe('redirect /verify/check?x=//y')
  expect(read('/\\evil.example/x')).toBe('redirect /evil.example/x')
  expect(read('/verify?x=//y')).toBe('/verify?x=//y')
})

test('an address that cannot be read is refused', () => {
  for (const url of ['*', '', 'http://evil.example/about', '\\about', '/%zz', '/about?x=%zz', '/about%00'])
    expect([url, read(url)]).toEqual([url, null])
})

test('a query cannot replace a parameter of the path, as Next lets proxies do', () => {
  for (const url of ['/x?nxtPcourse=a', '/x?a=b&nxtPcourse=a', '/x?%6extPcourse=a', '/x?nxtIcourse=a'])
    expect([url, read(url)]).toEqual([url, null])
  expect(read('/x?q=nxtP')).toBe('/x?q=nxtP')
})

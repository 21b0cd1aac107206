import { expect, test } from 'vitest'
import { callerOf, readTrust, type Trust } from './network.mjs'

const trust = (text: string) => readTrust(text) as Trust
const proxy = '10.0.0.5'
const visitor = '198.51.100.1'
const claimed = '203.0.113.9'

test('TRUST_PROXY is a number of proxies, or networks', () => {
  expect(readTrust('0')).toEqual({ hops: 0 })
  expect(readTrust(' 2 ')).toEqual({ hops: 2 })
  for (const text of ['10.0.0.0/8', '10.0.0.5', '10.0.0.0/8, fd00::/8', '::1 127.0.0.1'])
    expect(readTrust(text), text).toHaveProperty('networks')
})

test.each([
  '',
  'yes',
  'true',
  '10',
  '-1',
  '1.5',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0/8',
  'fd00::/129',
  'proxy.example',
])('TRUST_PROXY cannot be "%s"', (text) => {
  expect(readTrust(text)).toBeNull()
})

test('without proxies, the caller is the connection, whatever it claims', () => {
  expect(callerOf(trust('0'), visitor, claimed)).toBe(visitor)
})

test('behind a number of proxies, the caller is the entry that the first of them appended', () => {
  expect(callerOf(trust('1'), proxy, `${claimed}, ${visitor}`)).toBe(visitor)
  expect(callerOf(trust('2'), proxy, `${claimed}, ${visitor}, 10.0.0.4`)).toBe(visitor)
  expect(callerOf(trust('1'), proxy, undefined)).toBe('unknown')
})

test('behind networks of proxies, the caller is the last address outside of them', () => {
  const networks = trust('10.0.0.0/8 fd00::/8')
  expect(callerOf(networks, '::ffff:10.0.0.5', `${claimed}, ${visitor}, fd00::4`)).toBe(visitor)
  expect(callerOf(networks, visitor, claimed)).toBe(visitor)
  expect(callerOf(networks, proxy, '10.1.1.1, 10.2.2.2')).toBe('10.1.1.1')
})

test('a port in X-Forwarded-For does not change the caller', () => {
  expect(callerOf(trust('1'), proxy, `${visitor}:4711`)).toBe(visitor)
  expect(callerOf(trust('1'), proxy, '[2001:db8::1]:4711')).toBe('2001:db8::1')
})

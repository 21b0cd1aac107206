import { expect, test } from 'vitest'
import { makeRedirectOf, makeRouteOf } from './routes.mjs'

const patterns = ['/', '/learn', '/learn/[course]', '/learn/new', '/learn/[course]/[unit]/notes', '/[...path]']
const files = new Map([
  ['/assets/site-ABCD1234.js', {}],
  ['/icon.svg', {}],
])
const routeOf = makeRouteOf(
  patterns.map((pattern) => ({ pattern, file: `built${pattern}` })),
  files,
)

test('a path has the pattern of its route: a name before a parameter, never the path itself', () => {
  const paths = ['/', '/learn', '/learn/new', '/learn/a', '/learn/new/b/notes', '/x', '/x/y', '/constructor']
  expect(paths.map((path) => routeOf(path).pattern)).toEqual([
    ...['/', '/learn', '/learn/new', '/learn/[course]', '/learn/[course]/[unit]/notes', 'other', 'other', 'other'],
  ])
  expect(['/assets/site-ABCD1234.js', '/assets/x', '/icon.svg'].map((path) => routeOf(path).pattern)).toEqual([
    ...['/assets/*', '/assets/*', '/icon.svg'],
  ])
})

test('what nothing serves goes to the route for all other paths', () => {
  for (const path of ['/x', '/assets/x', '/learn/', '/learn//', '/learn/a/', '/learn/[course]', '/learn/%5Bcourse%5D'])
    expect([path, routeOf(path).file]).toEqual([path, 'built/[...path]'])
})

test('an address leads on by the rules of the build, with its query', () => {
  const redirectOf = makeRedirectOf([
    { from: '^(?:\\/(.+))\\/$', to: '/$1', status: 308 },
    { from: '^\\/learn\\/([^/]+)\\/walks(?:\\/(.*))?$', to: '/learn/$1/runs/$2', status: 308 },
  ])
  expect(redirectOf('/learn/a/walks/b/c', '?x=1')).toEqual({ status: 308, to: '/learn/a/runs/b/c?x=1' })
  expect(redirectOf('/learn/a/walks', '')).toEqual({ status: 308, to: '/learn/a/runs' })
  expect(redirectOf('/learn/', '?x')).toEqual({ status: 308, to: '/learn?x' })
  for (const path of ['/', '/learn', '/learn/a/runs']) expect([path, redirectOf(path, '')]).toEqual([path, null])
})

/* Finds what serves a path: the table that adapter.mjs wrote at build. Node built-ins only. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export const tableName = 'front-routes.json'

export const readTable = (root) => JSON.parse(readFileSync(path.join(root, '.next', tableName), 'utf8'))

/** One empty segment for `/`. A slash at the end makes another, which no pattern has. */
const segmentsOf = (address) => address.split('/').slice(1)

function treeOf(routes) {
  const root = { named: new Map() }
  for (const route of routes) {
    let node = root
    for (const segment of segmentsOf(route.pattern)) {
      const key = segment.startsWith('[') ? '*' : segment
      if (!node.named.has(key)) node.named.set(key, { named: new Map() })
      node = node.named.get(key)
    }
    node.route = route
  }
  return root
}

/** A literal segment wins over a parameter, unless no route goes on from it. */
function find(node, segments, at) {
  if (at === segments.length) return node.route
  // Next would take `[course]` for a parameter without a value.
  const isValue = !/^(\[|%5b|$)/i.test(segments[at])
  for (const key of isValue ? [segments[at], '*'] : [segments[at]]) {
    const next = node.named.get(key)
    const found = next && find(next, segments, at + 1)
    if (found) return found
  }
  return undefined
}

const isCatchAll = ({ pattern }) => pattern === '/[...path]'

/**
 * Maps a path to its route or file. Logs and metrics have its `pattern`, never the path itself, which may contain a code or
 * a name.
 * @param {{ pattern: string }[]} routes
 * @param {Map<string, object>} [files] by path
 */
export function makeRouteOf(routes, files = new Map()) {
  const tree = treeOf(routes.filter((route) => !isCatchAll(route)))
  const exact = new Map(routes.filter(({ pattern }) => !pattern.includes('[')).map((route) => [route.pattern, route]))
  for (const [name, file] of files)
    exact.set(name, { pattern: name.replace(/^\/assets\/.*/, '/assets/*'), asset: file })
  const notFound = { ...routes.find(isCatchAll), pattern: 'other' }
  const noAsset = { ...notFound, pattern: '/assets/*' }
  return (name) =>
    exact.get(name) ?? find(tree, segmentsOf(name), 0) ?? (name.startsWith('/assets/') ? noAsset : notFound)
}

const require = createRequire(import.meta.url)

/** Loads a route's built file at its first request: all 280 take 50 MB, and few are in use. */
export function handlerOf(route, root) {
  route.handler ??= require(path.join(root, route.file)).handler
  return route.handler
}

/** Leads from the addresses of next.config.js and from a slash at the end. Null if the path stays. */
export function makeRedirectOf(redirects) {
  const rules = redirects.map(({ from, to, status }) => ({ from: new RegExp(from), to, status }))
  return (name, query) => {
    if (name === '/') return null
    const rule = rules.find(({ from }) => from.test(name))
    if (!rule) return null
    const to = name.replace(rule.from, rule.to)
    return { status: rule.status, to: (to.length > 1 ? to.replace(/\/$/, '') : to) + query }
  }
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Next's manifest of the routes in the build, such as /learn/[course]. */
const manifest = path.join('.next', 'app-path-routes-manifest.json')

export function readPatterns(root) {
  const file = path.join(root, manifest)
  return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, 'utf8'))) : []
}

const segmentsOf = (address) => address.split('/').filter(Boolean)

function treeOf(patterns) {
  const root = { named: new Map() }
  for (const pattern of patterns) {
    let node = root
    for (const segment of segmentsOf(pattern)) {
      const key = segment.startsWith('[') ? '*' : segment
      if (!node.named.has(key)) node.named.set(key, { named: new Map() })
      node = node.named.get(key)
    }
    node.pattern = pattern
  }
  return root
}

/** A literal segment wins over a parameter, unless no route goes on from it. */
function find(node, segments, at) {
  if (at === segments.length) return node.pattern
  for (const key of [segments[at], '*']) {
    const next = node.named.get(key)
    const found = next && find(next, segments, at + 1)
    if (found) return found
  }
  return undefined
}

/** Maps a path to its pattern. Logs and metrics never have the path itself, which may contain a code or a name. */
export function makePatternOf(patterns) {
  const tree = treeOf(patterns)
  return (path) => {
    if (path.startsWith('/assets/')) return '/assets/*'
    return find(tree, segmentsOf(path), 0) ?? 'other'
  }
}

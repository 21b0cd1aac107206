/* Reads a request's address as Next's server did, so that the route, the app, and the log see the same one. */

/** Next's entrypoints would take these keys of a query for parameters of the path. */
const ofNext = /[?&]nxt[PI]/

/** A segment of one or two dots, which a URL resolves, or a fragment, which a browser doesn't send. */
const isRelative = /\/(\.|%2e){1,2}(\/|$)/i

function isDecodable(url) {
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

/**
 * Null for an address that can't be read. With `isClean` false, it has doubled slashes or a backslash, and `path` is the one
 * to redirect to.
 */
export function readUrl(url) {
  // Postgres cannot look for a null character.
  if (!url.startsWith('/') || !isDecodable(url) || url.includes('%00')) return null
  const [whole] = url.split('#', 1)
  const at = whole.indexOf('?')
  const path = at < 0 ? whole : whole.slice(0, at)
  const query = at < 0 ? '' : whole.slice(at)
  if (query && ofNext.test(decodeURIComponent(query))) return null
  const isClean = !/\\|\/\//.test(path)
  if (!isClean) return { path: path.replace(/[\\/]+/g, '/'), query, isClean }
  return { path: isRelative.test(path) ? new URL(path, 'http://n').pathname : path, query, isClean }
}

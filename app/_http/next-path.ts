const pathOfOurs = /^\/(?![/\\])[^\\\p{Cc}]*$/u

/**
 * Where to go after signing in: a path of this site, or the fallback. Anything that a browser could read as another
 * host (`//host`, `/\host`, a scheme, control characters) is refused.
 */
export function safeNext(next: string | null | undefined, fallback = '/learn'): string {
  if (!next || next.length > 500 || !pathOfOurs.test(next)) return fallback
  const base = 'http://site.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : null
  if (url?.origin !== base) return fallback
  // Asked again, since dots are resolved now: `/..//host` has become `//host`.
  const path = url.pathname + url.search + url.hash
  return pathOfOurs.test(path) ? path : fallback
}

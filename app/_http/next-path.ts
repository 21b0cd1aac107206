const pathOfOurs = /^\/(?![/\\])[^\\\p{Cc}]*$/u

/** Rejects open redirects: `//host`, `/\host`, a scheme, control characters. */
export function safeNext(next: string | null | undefined, fallback = '/landing'): string {
  if (!next || next.length > 500 || !pathOfOurs.test(next)) return fallback
  const base = 'http://site.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : null
  if (url?.origin !== base) return fallback
  // Checked again after resolving dots: `/..//host` becomes `//host`.
  const path = url.pathname + url.search + url.hash
  return pathOfOurs.test(path) ? path : fallback
}

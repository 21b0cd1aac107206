/* For the app, the browser, and a thread, which reads no TypeScript. */

export class UnknownContext extends Error {
  name = 'UnknownContext'
  /** @param {string} url */
  constructor(url) {
    super(`Not bundled, and nothing is fetched: ${url.slice(0, 200)}`)
  }
}

/**
 * Bundled contexts, then `extra`, which can't replace one. Never fetches; throws UnknownContext.
 * @param {Map<string, object>} bundled
 * @param {(url: string) => Promise<object | null>} [extra]
 */
export function makeContextLoader(bundled, extra) {
  return async (/** @type {string} */ url) => {
    const context = bundled.get(url)
    // Never changes, so the JSON-LD processor may cache it.
    if (context) return { contextUrl: null, documentUrl: url, document: context, tag: /** @type {const} */ ('static') }
    const document = await extra?.(url)
    if (!document) throw new UnknownContext(url)
    return { contextUrl: null, documentUrl: url, document }
  }
}

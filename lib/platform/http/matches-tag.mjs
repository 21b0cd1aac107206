/**
 * True if an If-None-Match header names the tag. A weak tag matches (RFC 9110, 13.1.2).
 * @param {string | null | undefined} sent
 * @param {string} etag
 */
export function matchesTag(sent, etag) {
  const bare = (/** @type {string} */ tag) => tag.trim().replace(/^W\//, '')
  return (sent ?? '').split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag))
}

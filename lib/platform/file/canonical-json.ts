/** RFC 8785 (JCS): keys sorted by UTF-16 code units, no whitespace. Drops undefined, applies `toJSON`. */
export function canonicalJson(value: unknown): string {
  const plain = hasToJson(value) ? value.toJSON() : value
  if (Array.isArray(plain)) return `[${plain.map((inner) => canonicalJson(inner ?? null)).join(',')}]`
  if (!plain || typeof plain !== 'object') return JSON.stringify(plain) ?? 'null'
  const members = Object.entries(plain)
    .filter(([, inner]) => inner !== undefined)
    // Written by hand: JavaScript objects always list integer-like keys first.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
  return `{${members.join(',')}}`
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
}

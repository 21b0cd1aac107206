export interface Lru<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** A map of at most `most` entries, which drops the one used longest ago. */
export function makeLru<Value extends object>(most: number): Lru<Value> {
  const entries = new Map<string, Value>()
  function set(key: string, value: Value) {
    entries.delete(key)
    entries.set(key, value)
    const oldest = entries.keys().next()
    if (entries.size > most && !oldest.done) entries.delete(oldest.value)
  }
  return {
    get(key) {
      const value = entries.get(key)
      if (value) set(key, value)
      return value
    },
    set,
  }
}

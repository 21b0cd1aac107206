/** The words that a page shows for `?done=`. A `Map`, since an object also answers to `constructor`. */
export function doneWords<Words>(words: Record<string, Words>): (query: URLSearchParams) => Words | null {
  const known = new Map(Object.entries(words))
  return (query) => known.get(query.get('done') ?? '') ?? null
}

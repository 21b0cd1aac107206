import type { WhichAttempts } from '@/lib/measurement/analysis/queries'

/** First attempts, unless the address asks for all. */
export function whichAttempts(query: URLSearchParams): WhichAttempts {
  return query.get('attempts') === 'all' ? 'all' : 'first'
}

/** `?quiz=…&attempts=all`, or nothing. */
export function filterWords({ unitId, attempts }: { unitId?: string | undefined; attempts: WhichAttempts }): string {
  const words = new URLSearchParams({ ...(unitId && { quiz: unitId }), ...(attempts === 'all' && { attempts }) })
  return words.size > 0 ? `?${words}` : ''
}

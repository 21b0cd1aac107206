import autocannon from 'autocannon'
import { median, percentile } from './client'

export interface Target {
  path: string
  headers?: Record<string, string>
  form?: Record<string, string>
}

export interface LoadFigures {
  perSecond: number
  p95: number
}

/** One connection per target. Throws on anything but 2xx. */
async function run(url: string, targets: Target[], seconds: number): Promise<LoadFigures> {
  const times: number[] = []
  const runs = targets.map(({ path, headers, form }) => {
    const post = form && {
      method: 'POST' as const,
      body: new URLSearchParams(form).toString(),
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded', Origin: url },
    }
    const options = { url: `${url}${path}`, connections: 1, duration: seconds, headers: headers ?? {}, ...post }
    return autocannon(options).on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
  const results = await Promise.all(runs)
  const failed = results.reduce((sum, result) => sum + result.non2xx + result.errors, 0)
  if (failed > 0) throw new Error(`${targets[0]?.path}: ${failed} requests failed`)
  return { perSecond: times.length / seconds, p95: percentile(times, 0.95) }
}

/** Medians over alternating rounds after a warm-up, so that other load affects both equally. */
export async function compare(
  url: string,
  pair: { measured: Target[]; base: Target[] },
  { rounds = 5, seconds = 3 } = {},
): Promise<{ measured: LoadFigures; base: LoadFigures; ratio: number }> {
  const seen: { measured: LoadFigures; base: LoadFigures }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const base = await run(url, pair.base, seconds)
    const measured = await run(url, pair.measured, seconds)
    if (round > 0) seen.push({ measured, base })
  }
  const middle = (which: 'measured' | 'base'): LoadFigures => ({
    perSecond: median(seen.map((round) => round[which].perSecond)),
    p95: median(seen.map((round) => round[which].p95)),
  })
  const ratio = median(seen.map(({ measured, base }) => measured.perSecond / base.perSecond))
  return { measured: middle('measured'), base: middle('base'), ratio }
}

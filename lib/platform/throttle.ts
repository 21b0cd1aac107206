/**
 * How often somebody may try, in the memory of this process: for what anybody may ask, where a row for each try would be
 * a way to fill the database, and which must work while the database is away. Each process counts for itself
 * (docs/decisions/035). For passwords and the like: rate-limit.ts.
 */
export interface Throttle {
  /** Takes a try before the work is done. 0: it was given; else the seconds until the next one is. */
  take(who: string, now: Date): number
  /** The seconds until a try would be given, 0 for now; takes none. */
  wait(who: string, now: Date): number
}

interface Window {
  startedAt: number
  count: number
}

const globals = globalThis as typeof globalThis & { northlightThrottles?: Map<string, Map<string, Window>> }
/** On `globalThis`, since Next's bundles hold this module more than once. */
const kept = globals.northlightThrottles ?? new Map<string, Map<string, Window>>()
globals.northlightThrottles = kept

function windowsOf(name: string): Map<string, Window> {
  const windows = kept.get(name) ?? new Map<string, Window>()
  kept.set(name, windows)
  return windows
}

/**
 * So many tries a window, which begins with the first of them. At most `places` callers are remembered: who comes after
 * them takes the place of the one whose window is oldest.
 */
export function makeThrottle(rule: { name: string; limit: number; seconds: number; places?: number }): Throttle {
  const { limit, seconds, places = 10_000 } = rule
  const length = seconds * 1000
  const windows = windowsOf(rule.name)
  const isOver = ({ startedAt }: Window, now: Date) => now.getTime() - startedAt >= length

  function wait(who: string, now: Date): number {
    const window = windows.get(who)
    if (!window || isOver(window, now) || window.count < limit) return 0
    return Math.max(1, Math.ceil((window.startedAt + length - now.getTime()) / 1000))
  }

  /** A new window goes to the end, so the oldest stands in front. */
  function begin(who: string, now: Date): void {
    windows.delete(who)
    for (const [oldest, window] of windows) {
      if (!isOver(window, now) && windows.size < places) break
      windows.delete(oldest)
    }
    windows.set(who, { startedAt: now.getTime(), count: 1 })
  }

  return {
    wait,
    take(who, now) {
      const seconds = wait(who, now)
      if (seconds > 0) return seconds
      const window = windows.get(who)
      if (window && !isOver(window, now)) window.count += 1
      else begin(who, now)
      return 0
    },
  }
}

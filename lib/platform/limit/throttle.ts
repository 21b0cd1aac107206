/** In memory, per process (docs/decisions/140). For a limit across processes, see rate-limit.ts. */
export interface Throttle {
  /** Takes a try. 0 when it was granted, else the seconds until the next one. */
  take(who: string, now: Date): number
  wait(who: string, now: Date): number
}

interface Window {
  startedAt: number
  count: number
}

const globals = globalThis as typeof globalThis & { northlightThrottles?: Map<string, Map<string, Window>> }
/** On `globalThis`: Next bundles this module more than once. */
const throttles = globals.northlightThrottles ?? new Map<string, Map<string, Window>>()
globals.northlightThrottles = throttles

function windowsOf(name: string): Map<string, Window> {
  const windows = throttles.get(name) ?? new Map<string, Window>()
  throttles.set(name, windows)
  return windows
}

/** A caller's window begins with the first try. Beyond `places` callers, the oldest window is dropped. */
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

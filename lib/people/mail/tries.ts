/** An administrator can grant as many again: hence modulo. */
export const mostTries = 8

/** Minutes to wait after each try but the last: eight tries in just over a day. */
const pauses = [1, 5, 20, 60, 180, 480, 720]

export function pauseAfter(tries: number): number {
  return pauses[(tries - 1) % mostTries] ?? 0
}

/** A mail is given up after so many tries; an administrator may then grant as many more. */
export const mostTries = 8

/** Minutes to wait after each try but the last: eight tries in a bit more than a day. */
const pauses = [1, 5, 20, 60, 180, 480, 720]

export function pauseAfter(tries: number): number {
  return pauses[(tries - 1) % mostTries] ?? 0
}

/** The known word with the fewest letters to change, add, or remove, about a third of them at most; or ''. */
function nearest(typed: string, known: readonly string[]): string {
  const close = known
    .map((word) => ({ word, distance: distance(typed, word) }))
    .filter(({ word, distance }) => distance <= Math.ceil(word.length / 3))
    .sort((one, other) => one.distance - other.distance)
  return close[0]?.word ?? ''
}

/** Levenshtein's: the rows of its table, one after another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= to.length; at++) {
      const changed = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** Null when no verb is close. */
export function explainVerb(typed: string, verbs: readonly string[]): string | null {
  const near = nearest(typed, verbs)
  return near ? `There is no command ${typed}. Did you mean ${near}? All commands: npm run admin` : null
}

/** Adds the option that was probably meant to the sentence of `parseArgs`. */
export function explainOption(problem: string, known: readonly string[]): string {
  const typed = /^Unknown option '--(.+)'/.exec(problem)?.[1]
  const near = typed && nearest(typed, [...known, 'json'])
  return near ? `${problem} Did you mean --${near}?` : problem
}

export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Strips common endings, so that “threatened” and “threatening” match. */
export function rootOf(word: string): string {
  return word.replace(/(?:ing|ed|es|s)$/, '')
}

/** Shared words over all words, 0 to 1. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, a.size + b.size - shared)
}

/** Longest common subsequence over the longer text's words, 0 to 1. */
export function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    b.forEach((other, index) => {
      next.push(word === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    })
    row = next
  }
  return (row.at(-1) ?? 0) / Math.max(a.length, b.length, 1)
}

export function rangeIn(text: string): { from: number; to: number } | null {
  const [, from, to] = /\b(\d+)\s*(?:to|-|–|and)\s*(\d+)\b/.exec(text) ?? []
  return from && to ? { from: Number(from), to: Number(to) } : null
}

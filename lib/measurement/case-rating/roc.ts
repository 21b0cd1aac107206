/** Ratings of one person or one group. */
export interface RatingSplit {
  compelled: readonly number[]
  others: readonly number[]
}

/** The area under the ROC curve: the share of pairs in which the compelled case is rated higher, ties at half (Mann-Whitney). */
export function rocArea({ compelled, others }: RatingSplit): number {
  const wins = compelled.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
}

/** Hanley and McNeil (1982, Radiology 143, 29–36), for independent ratings. */
export function areaVariance(area: number, compelled: number, others: number): number {
  const twoCompelled = area / (2 - area)
  const twoOthers = (2 * area ** 2) / (1 + area)
  const excess = (compelled - 1) * (twoCompelled - area ** 2) + (others - 1) * (twoOthers - area ** 2)
  return (area * (1 - area) + excess) / (compelled * others)
}

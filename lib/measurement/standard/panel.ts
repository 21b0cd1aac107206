import { agreementOf, deviationOf, meanOf } from '@/lib/content/standard/agreement'

/** Percent of just-qualified learners who would get the item right, by judge. */
export type Ratings = Record<string, number>

export interface RatedItem {
  item: string
  first: Ratings
  second?: Ratings | undefined
}

export interface Round {
  /** By judge: the cut that this judge's ratings alone would give, in percent. */
  cuts: { judge: string; cut: number }[]
  cut: number
  /** Between the judges' cuts. */
  deviation: number
  /** The typical difference to the cut of another panel of this size. */
  standardError: number
  agreement: ReturnType<typeof agreementOf>
  items: { item: string; mean: number; deviation: number; lowest: number; highest: number }[]
}

/** A round of a modified Angoff procedure: Angoff in Thorndike (ed.), Educational Measurement, 2nd ed. (1971), 514-515. */
export function roundOf(judges: readonly string[], rated: readonly { item: string; ratings: Ratings }[]): Round | null {
  if (judges.length === 0 || rated.length === 0) return null
  const rows = rated.map(({ item, ratings }) => ({ item, values: judges.map((judge) => ratings[judge] ?? 0) }))
  const cuts = judges.map((judge, index) => ({ judge, cut: meanOf(rows.map(({ values }) => values[index] ?? 0)) }))
  const deviation = deviationOf(cuts.map(({ cut }) => cut))
  return {
    cuts,
    cut: meanOf(cuts.map(({ cut }) => cut)),
    deviation,
    standardError: deviation / Math.sqrt(judges.length),
    agreement: agreementOf(rows.map(({ values }) => values)),
    items: rows.map(({ item, values }) => ({
      item,
      mean: meanOf(values),
      deviation: deviationOf(values),
      lowest: Math.min(...values),
      highest: Math.max(...values),
    })),
  }
}

/** The second is null until every item was rated again. */
export function roundsOf(judges: readonly string[], rated: readonly RatedItem[]) {
  const again = rated.flatMap(({ item, second }) => (second ? [{ item, ratings: second }] : []))
  return {
    first: roundOf(
      judges,
      rated.map(({ item, first }) => ({ item, ratings: first })),
    ),
    second: again.length === rated.length ? roundOf(judges, again) : null,
  }
}

import type { makeItemShelf } from './items'
import type { makeVersionShelf } from './versions'

/** What is gathered person by person for the files that all share: a few lines each, whatever their records hold. */
export interface Collected {
  /** How far the log was sealed when the packet was begun. */
  size: number
  shelf: ReturnType<typeof makeVersionShelf>
  items: ReturnType<typeof makeItemShelf>
  encounters: Set<string>
  checkpoints: Set<number>
  people: { name: string; folder: string; serials: string[]; activeMs: number; anomalies: number }[]
}

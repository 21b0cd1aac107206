import type { SubjectPlace } from '@/lib/audit/prove-subjects'
import type { makeItemShelf } from './items'
import type { makeVersionShelf } from './versions'

export interface Collected {
  size: number
  /** Each person's place in the tree of the checkpoint at `size`. */
  places: ReadonlyMap<string, SubjectPlace>
  shelf: ReturnType<typeof makeVersionShelf>
  items: ReturnType<typeof makeItemShelf>
  checkpoints: Set<number>
  people: { name: string; folder: string; serials: string[]; activeMs: number; anomalies: number }[]
}

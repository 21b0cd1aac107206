import type { SubjectPlace } from '@/lib/audit/tree/prove-subjects'
import type { makeItemCache } from './content/items'
import type { makeVersionCache } from './content/versions'

export interface Collected {
  size: number
  /** Each person's place in the tree of the checkpoint at `size`. */
  places: ReadonlyMap<string, SubjectPlace>
  versions: ReturnType<typeof makeVersionCache>
  items: ReturnType<typeof makeItemCache>
  /** Versions that were checked, for comparing a record with the log. */
  checked: Map<string, unknown>
  checkpoints: Set<number>
  /** People about whom the packet has only that their record is in dispute. */
  disputed: { name: string; folder: string }[]
  people: { name: string; folder: string; serials: string[]; activeMs: number; anomalies: number }[]
}

import type { SubjectPlace } from '@/lib/audit/prove-subjects'
import type { makeItemCache } from './items'
import type { makeVersionCache } from './versions'

export interface Collected {
  size: number
  /** Each person's place in the tree of the checkpoint at `size`. */
  places: ReadonlyMap<string, SubjectPlace>
  versions: ReturnType<typeof makeVersionCache>
  items: ReturnType<typeof makeItemCache>
  checkpoints: Set<number>
  people: { name: string; folder: string; serials: string[]; activeMs: number; anomalies: number }[]
}

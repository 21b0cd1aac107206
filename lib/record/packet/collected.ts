import type { makeItemShelf } from './items'
import type { makeVersionShelf } from './versions'

export interface Collected {
  size: number
  shelf: ReturnType<typeof makeVersionShelf>
  items: ReturnType<typeof makeItemShelf>
  encounters: Set<string>
  checkpoints: Set<number>
  people: { name: string; folder: string; serials: string[]; activeMs: number; anomalies: number }[]
}

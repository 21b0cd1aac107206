import type { RollCallPiece } from '@/lib/content/course/handout-source'
import type { Catalog } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'

interface PlacedPiece {
  piece: RollCallPiece
  number: number
  next: RollCallPiece | null
}

/** Errors: not-found. */
export function findPiece({ rollCall }: Catalog, id: string): PlacedPiece {
  const index = rollCall.findIndex((one) => one.id === id)
  const piece = rollCall[index]
  if (!piece) throw notFound()
  return { piece, number: index + 1, next: rollCall[index + 1] ?? null }
}

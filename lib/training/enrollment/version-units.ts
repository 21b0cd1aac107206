import { z } from 'zod'
import type { MoveOn } from '@/lib/content/course/source'
import { makeOutlineReader } from './published-version'

/** Older course versions have no `moveOn`. */
const outline = z.object({
  moveOn: z.record(z.string(), z.enum(['walked', 'sound', 'offered'])).default({}),
  modules: z.array(z.object({ units: z.array(z.object({ id: z.string(), kind: z.string().optional() })) })),
})

/** By unit id; an encounter's rule in that version, or null. */
export type VersionUnits = ReadonlyMap<string, MoveOn | null>

export const listVersionUnits = makeOutlineReader((stored): VersionUnits => {
  const { moveOn, modules } = outline.parse(stored)
  return new Map(
    modules
      .flatMap((module) => module.units)
      .map(({ id, kind }) => [id, kind === 'encounter' ? (moveOn[id] ?? moveOn.encounters ?? null) : null]),
  )
})

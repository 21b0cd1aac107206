import { z } from 'zod'
import type { MoveOn } from '@/lib/content/course/source'
import { findPublishedVersion } from './published-version'

/** Older course versions have no `moveOn`. */
const outline = z.object({
  moveOn: z.record(z.string(), z.enum(['walked', 'sound', 'offered'])).default({}),
  modules: z.array(z.object({ units: z.array(z.object({ id: z.string(), kind: z.string().optional() })) })),
})

const known = new Map<string, VersionUnits>()

/** By unit id; an encounter's rule in that version, or null. */
export type VersionUnits = ReadonlyMap<string, MoveOn | null>

export async function listVersionUnits(courseVersionId: string): Promise<VersionUnits> {
  const there = known.get(courseVersionId)
  if (there) return there
  const version = await findPublishedVersion(courseVersionId)
  const { moveOn, modules } = outline.parse(version.outline)
  const units = new Map(
    modules
      .flatMap((module) => module.units)
      .map(({ id, kind }) => [id, kind === 'encounter' ? (moveOn[id] ?? moveOn.encounters ?? null) : null]),
  )
  known.set(courseVersionId, units)
  return units
}

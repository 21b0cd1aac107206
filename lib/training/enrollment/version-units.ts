import { z } from 'zod'
import { findPublishedVersion } from './published-version'

const outline = z.object({ modules: z.array(z.object({ units: z.array(z.object({ id: z.string() })) })) })

const known = new Map<string, ReadonlySet<string>>()

export async function listVersionUnits(courseVersionId: string): Promise<ReadonlySet<string>> {
  const there = known.get(courseVersionId)
  if (there) return there
  const version = await findPublishedVersion(courseVersionId)
  const units = new Set(outline.parse(version.outline).modules.flatMap((module) => module.units.map(({ id }) => id)))
  known.set(courseVersionId, units)
  return units
}

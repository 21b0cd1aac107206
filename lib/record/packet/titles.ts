import type { Person } from './person'

export function titlesOf({ versions }: Person): (unitId: string) => string {
  const units = versions.flatMap(({ outline }) => outline.modules.flatMap((module) => module.units))
  const known = new Map(units.map(({ id, title }) => [id, title]))
  return (unitId) => known.get(unitId) ?? unitId
}

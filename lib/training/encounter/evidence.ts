import type { Path } from '@/lib/content/course/encounter-graph'

/** Sound decisions about an objective, out of all. Never added to a score. */
export interface Evidence {
  objective: string
  sound: number
  decisions: number
}

export function evidenceOf(paths: readonly Path[]): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const { node, choice } of paths.flatMap(({ steps }) => steps)) {
    const objective = node.objective ?? ''
    const before = found.get(objective) ?? { objective, sound: 0, decisions: 0 }
    const sound = before.sound + (choice.grade === 'costly' ? 0 : 1)
    found.set(objective, { objective, sound, decisions: before.decisions + 1 })
  }
  return [...found.values()]
}

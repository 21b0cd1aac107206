import { nodeOf } from '@/lib/content/course/encounter-graph'
import type { EncounterNode } from '@/lib/content/course/encounter-source'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld, type World } from '@/lib/platform/world'
import { choose } from '@/lib/training/encounter/choose'
import { requireRun } from '@/lib/training/encounter/queries'
import { startRun } from '@/lib/training/encounter/start'

/** The last costly choice at a node, or the expert's when none is costly. */
export function costlyChoice({ choices = [] }: EncounterNode): string {
  return (choices.findLast(({ grade }) => grade === 'costly') ?? choices[0])?.id ?? ''
}

/** Plays an encounter to an end, by default as the expert. Returns the run's id. */
export async function played(
  person: Learner,
  course: Course,
  encounter: Encounter,
  {
    chooses = (node) => node.choices?.find(({ grade }) => grade === 'expert')?.id ?? '',
    world = systemWorld,
  }: { chooses?: (node: EncounterNode) => string; world?: World } = {},
): Promise<string> {
  const { runId } = await startRun(person, { course, encounter }, world)
  // The run may have been open already, so it uses the frozen encounter.
  const { path, encounter: frozen } = await requireRun(person, runId)
  let at = path.at
  for (let position = path.steps.length + 1; !at.end; position += 1) {
    const choiceId = chooses(at)
    await choose(person, { runId, position, choiceId }, world)
    const next = nodeOf(frozen, at.choices?.find(({ id }) => id === choiceId)?.to ?? '')
    if (!next) throw new Error(`${encounter.id} goes nowhere from ${at.id} by ${choiceId}`)
    at = next
  }
  return runId
}

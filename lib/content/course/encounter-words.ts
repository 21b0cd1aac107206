import { expertPath } from './encounter-graph'
import type { EncounterSource } from './encounter-source'
import { wordsOf } from './readability'

/** Every text of an encounter that a learner may read, in order. */
export function textsOf({ setting, nodes }: Pick<EncounterSource, 'setting' | 'nodes'>): string[] {
  const ofNode = (node: EncounterSource['nodes'][number]) => [
    node.text,
    ...(node.choices ?? []).flatMap(({ text, follows, feedback }) => [text, follows, feedback]),
  ]
  return [setting, ...nodes.flatMap(ofNode)]
}

/** Words that an expert reads: the setting, each node with its choices, what follows, why, and the end. */
export function encounterWords(encounter: EncounterSource): number {
  const { steps, at } = expertPath(encounter)
  const texts = [
    encounter.setting,
    ...steps.flatMap(({ node, choice }) => [
      node.text,
      ...(node.choices ?? []).map(({ text }) => text),
      choice.follows,
      choice.feedback,
    ]),
    at.text,
  ]
  return texts.reduce((sum, text) => sum + wordsOf(text).length, 0)
}

/** Ids of the facts that an encounter cites, once, in order. */
export function factsOfEncounter({ nodes }: Pick<EncounterSource, 'nodes'>): string[] {
  const parts = nodes.flatMap((node) => [...(node.choices ?? []), ...(node.end ? [node.end] : [])])
  return [...new Set(parts.flatMap(({ facts }) => facts))]
}

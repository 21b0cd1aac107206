import { expertPath } from './encounter-graph'
import type { EncounterSource } from './encounter-source'
import { wordsOf } from './readability'

export function textsOf({ setting, nodes }: Pick<EncounterSource, 'setting' | 'nodes'>): string[] {
  const ofNode = (node: EncounterSource['nodes'][number]) => [
    node.text,
    ...(node.choices ?? []).flatMap(({ text, follows, feedback, law }) => [text, follows, feedback, law?.line ?? '']),
  ]
  return [setting, ...nodes.flatMap(ofNode)]
}

export function encounterWords(encounter: EncounterSource): number {
  const { steps, at } = expertPath(encounter)
  const texts = [
    encounter.setting,
    ...steps.flatMap(({ node, choice }) => [
      node.text,
      ...(node.choices ?? []).map(({ text }) => text),
      choice.follows,
      choice.feedback,
      choice.law?.line ?? '',
    ]),
    at.text,
  ]
  return texts.reduce((sum, text) => sum + wordsOf(text).length, 0)
}

export function factsOfEncounter({ nodes }: Pick<EncounterSource, 'nodes'>): string[] {
  const parts = nodes.flatMap(({ choices = [], end }) => [
    ...choices.flatMap((choice) => [choice, choice.law ?? { facts: [] }]),
    ...(end ? [end] : []),
  ])
  return [...new Set(parts.flatMap(({ facts }) => facts))]
}

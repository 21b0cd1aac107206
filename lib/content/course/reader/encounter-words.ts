import { expertPath } from '../encounter-graph'
import type { EncounterSource } from '../encounter-source'
import { wordsOf } from './readability'

export function textsOf({
  setting,
  nodes,
  afterReading = [],
}: Pick<EncounterSource, 'setting' | 'nodes' | 'afterReading'>): string[] {
  const ofNode = (node: EncounterSource['nodes'][number]) => [
    node.text,
    ...(node.choices ?? []).flatMap(({ text, follows, feedback, law }) => [text, follows, feedback, law?.line ?? '']),
  ]
  const questionTexts = afterReading.flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)])
  return [setting, ...nodes.flatMap(ofNode), ...questionTexts]
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

export function factsOfEncounter({
  nodes,
  afterReading = [],
}: Pick<EncounterSource, 'nodes' | 'afterReading'>): string[] {
  const parts = nodes.flatMap(({ choices = [], end }) => [
    ...choices.flatMap((choice) => [choice, choice.law ?? { facts: [] }]),
    ...(end ? [end] : []),
  ])
  return [...new Set([...parts, ...afterReading].flatMap(({ facts }) => facts))]
}

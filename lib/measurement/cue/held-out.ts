import { fitChoiceModel, type ObservedChoice, optionProbabilities } from './choice-model'
import { type FeatureSet, textFeatures } from './text-features'

/** Fixed on the frozen banks (record 069). Never tuned on new items. */
const penalty = 4
const fewestTexts = 2

/** A choice among texts, in one group of the cross-validation. */
export interface TextChoice {
  texts: readonly string[]
  chosen: number
  group: string
  weight: number
}

export interface Prediction {
  probabilities: number[]
  /** 1 for the chosen text, 0 for another; 1/n when n texts tie and the chosen one is among them. */
  hit: number
  /** The features that speak most for the chosen text. */
  cues: string[]
}

/** Guesses each asked choice with a model of the choices outside of its group. */
export function predictHeldOut(
  choices: readonly TextChoice[],
  set: FeatureSet,
  isAsked: (choice: TextChoice) => boolean = () => true,
): Map<TextChoice, Prediction> {
  const { observed, names } = observe(choices, set)
  const predictions = new Map<TextChoice, Prediction>()
  const groups = new Set(choices.filter(isAsked).map(({ group }) => group))
  for (const group of groups) {
    const others = choices.flatMap((choice, index) =>
      choice.group === group ? [] : [observed[index] as ObservedChoice],
    )
    const weights = fitChoiceModel(others, names.length, penalty)
    choices.forEach((choice, index) => {
      if (choice.group === group && isAsked(choice)) {
        predictions.set(choice, predict(observed[index] as ObservedChoice, weights, names))
      }
    })
  }
  return predictions
}

/** Leaves out features of a single choice, which say nothing about another. */
function observe(choices: readonly TextChoice[], set: FeatureSet): { observed: ObservedChoice[]; names: string[] } {
  const features = choices.map(({ texts }) => texts.map((text) => [...textFeatures(text, set)]))
  const counts = new Map<string, number>()
  for (const name of features.flatMap((texts) => [...new Set(texts.flat())])) {
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const names = [...counts].filter(([, count]) => count >= fewestTexts).map(([name]) => name)
  const numbers = new Map(names.map((name, index) => [name, index]))
  const observed = choices.map(({ chosen, weight }, index) => ({
    options: (features[index] ?? []).map((text) => text.flatMap((name) => numbers.get(name) ?? [])),
    chosen,
    weight,
  }))
  return { observed, names }
}

function predict({ options, chosen }: ObservedChoice, weights: Float64Array, names: readonly string[]): Prediction {
  const probabilities = optionProbabilities(options, weights)
  const best = Math.max(...probabilities)
  const tied = probabilities.filter((one) => one > best - 1e-9)
  const isBest = (probabilities[chosen] ?? 0) > best - 1e-9
  return { probabilities, hit: isBest ? 1 / tied.length : 0, cues: cuesOf(options, chosen, weights, names) }
}

const mostCues = 4
const fewestEvidence = 0.1

/** `+ and` speaks for the key that has it; `- since` against the others that have it. */
function cuesOf(
  options: ObservedChoice['options'],
  chosen: number,
  weights: Float64Array,
  names: readonly string[],
): string[] {
  const shares = new Map<number, number>()
  options.forEach((features, index) => {
    const share = index === chosen ? 1 : -1 / (options.length - 1)
    for (const feature of features) shares.set(feature, (shares.get(feature) ?? 0) + share)
  })
  return [...shares]
    .map(([feature, share]) => ({ feature, share, evidence: share * (weights[feature] ?? 0) }))
    .filter(({ evidence }) => evidence >= fewestEvidence)
    .sort((a, b) => b.evidence - a.evidence || a.feature - b.feature)
    .slice(0, mostCues)
    .map(({ feature, share }) => `${share > 0 ? '+' : '-'} ${names[feature]}`)
}

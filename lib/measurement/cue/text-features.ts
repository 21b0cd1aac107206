import { functionWords } from './function-words'

export const featureSets = ['words and bigrams', 'function words', 'words'] as const
export type FeatureSet = (typeof featureSets)[number]

/** Replaces every content word, so that the position of a function word still counts. */
const topic = '*'

/** Words and punctuation that occur in a text, each once; and, except for `words`, pairs of neighbors. */
export function textFeatures(text: string, set: FeatureSet): Set<string> {
  const all =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z]+(?:'[a-z]+)?|\d+|[;:,.!?()"“”—–-]/g) ?? []
  const tokens = set === 'function words' ? all.map((one) => (hasTopic(one) ? topic : one)) : all
  const single = tokens.filter((one) => one !== topic)
  if (set === 'words') return new Set(single)
  const neighbors = ['^', ...tokens].map((one, index) => [one, tokens[index] ?? '$'])
  const pairs = neighbors.filter(([one, next]) => one !== topic || next !== topic).map((pair) => pair.join(' '))
  return new Set([...single, ...pairs])
}

function hasTopic(token: string): boolean {
  return /[a-z0-9]/.test(token) && !functionWords.has(token)
}

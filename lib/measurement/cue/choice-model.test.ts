import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { fitChoiceModel, type ObservedChoice, optionProbabilities } from './choice-model'

test('solves one choice: penalty times weight is the probability of the other option', () => {
  const [weight = 0] = fitChoiceModel([{ options: [[0], []], chosen: 0, weight: 1 }], 1, 0.5)
  expect(0.5 * weight).toBeCloseTo(1 / (1 + Math.exp(weight)), 3)
})

test('gives a feature of every option no weight, and the options equal chances', () => {
  const options = [[0], [0], [0]]
  const weights = fitChoiceModel([{ options, chosen: 2, weight: 1 }], 1, 1)
  expect(weights[0]).toBeCloseTo(0, 6)
  expect(optionProbabilities(options, weights)).toEqual([1 / 3, 1 / 3, 1 / 3])
})

test('recovers the weights of simulated choices', () => {
  const truth = Float64Array.of(1.5, -1, 0.5, 0)
  const random = seededRandom('simulated choices')
  const choices = Array.from({ length: 4000 }, (): ObservedChoice => {
    const options = [1, 2, 3].map(() => [0, 1, 2, 3].filter(() => random(2) === 1))
    const point = random(1_000_000) / 1_000_000
    const probabilities = optionProbabilities(options, truth)
    const sums = probabilities.map((_, index) => probabilities.slice(0, index + 1).reduce((sum, one) => sum + one, 0))
    return {
      options,
      chosen: Math.max(
        0,
        sums.findIndex((sum) => point < sum),
      ),
      weight: 1,
    }
  })
  const weights = fitChoiceModel(choices, truth.length, 0.01)
  truth.forEach((weight, feature) => {
    expect(Math.abs((weights[feature] ?? 0) - weight)).toBeLessThan(0.12)
  })
})

test('counts a choice of weight two like two choices', () => {
  const choice = { options: [[0], [1]], chosen: 0 }
  const twice = fitChoiceModel([{ ...choice, weight: 2 }], 2, 1)
  const both = fitChoiceModel(
    [1, 1].map((weight) => ({ ...choice, weight })),
    2,
    1,
  )
  expect(twice[0]).toBeCloseTo(both[0] ?? 0, 3)
})

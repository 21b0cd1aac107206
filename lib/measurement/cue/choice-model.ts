/** One choice among options; an option is the list of its features' numbers. */
export interface ObservedChoice {
  options: readonly (readonly number[])[]
  chosen: number
  /** The weight of this choice. */
  weight: number
}

interface Point {
  weights: Float64Array
  gradient: Float64Array
  loss: number
}

const mostSteps = 500
const tolerance = 1e-3
/** Steps among which the loss may rise. */
const memory = 8

/**
 * McFadden's conditional logit (1974) with an L2 penalty: an option's probability is the softmax of its features' summed
 * weights. The loss is convex; Raydan's spectral gradient method (1997) finds its minimum.
 */
export function fitChoiceModel(choices: readonly ObservedChoice[], features: number, penalty: number): Float64Array {
  let point = evaluate(choices, new Float64Array(features), penalty)
  let step = 1 / (penalty + choices.length)
  const losses = [point.loss]
  for (let round = 0; round < mostSteps && steepest(point) > tolerance; round += 1) {
    const from = point
    const square = dot(from.gradient, from.gradient)
    const highest = Math.max(...losses.slice(-memory))
    point = evaluate(choices, moved(from, step), penalty)
    while (point.loss > highest - 1e-4 * step * square) {
      step /= 2
      point = evaluate(choices, moved(from, step), penalty)
    }
    const change = square - dot(from.gradient, point.gradient)
    step *= change > 0 ? square / change : 2
    losses.push(point.loss)
  }
  return point.weights
}

function evaluate(choices: readonly ObservedChoice[], weights: Float64Array, penalty: number): Point {
  const gradient = weights.map((weight) => penalty * weight)
  let loss = (penalty / 2) * dot(weights, weights)
  for (const { options, chosen, weight } of choices) {
    const probabilities = optionProbabilities(options, weights)
    loss -= weight * Math.log(probabilities[chosen] ?? 0)
    for (let option = 0; option < options.length; option += 1) {
      const excess = weight * ((probabilities[option] ?? 0) - (option === chosen ? 1 : 0))
      for (const feature of options[option] ?? []) gradient[feature] = (gradient[feature] ?? 0) + excess
    }
  }
  return { weights, gradient, loss }
}

export function optionProbabilities(options: ObservedChoice['options'], weights: Float64Array): number[] {
  const sums = options.map((features) => {
    let sum = 0
    for (const feature of features) sum += weights[feature] ?? 0
    return sum
  })
  const largest = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - largest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function moved({ weights, gradient }: Point, step: number): Float64Array {
  return weights.map((weight, index) => weight - step * (gradient[index] ?? 0))
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

function steepest({ gradient }: Point): number {
  return gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0)
}

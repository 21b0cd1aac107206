import type { Blueprint } from '@/lib/content/quiz/schema'
import { expertPath, type Graph } from './encounter-graph'
import type { MinutesComputation, Unit } from './schema'

const wordsPerMinute = 180
const minutesPerPracticeItem = 1
const minutesPerQuizItem = 1.2
const minutesPerDecision = 0.3

/** Minutes to read so many words and to answer so many practice items. */
export function lessonMinutes(words: number, practiceItems: number): number {
  return round(words / wordsPerMinute + practiceItems * minutesPerPracticeItem)
}

/** Minutes for one form drawn by a blueprint. */
export function quizMinutes(blueprint: Blueprint): number {
  return round(quizItemsOf(blueprint) * minutesPerQuizItem)
}

/** Minutes to walk an encounter as an expert does, so many words long, and to read why. */
export function encounterMinutes(words: number, graph: Graph): number {
  return round(words / wordsPerMinute + expertPath(graph).steps.length * minutesPerDecision)
}

/**
 * Minutes of some units together, with what they were computed from; hours are rounded down to a quarter. A pre-test and
 * encounters that are only offered count for nothing: no certificate may tell hours that its holder may not have spent.
 */
export function computeMinutes(all: readonly Unit[]): MinutesComputation {
  const isOffered = (unit: Unit) =>
    (unit.kind === 'quiz' && unit.role === 'pretest') || (unit.kind === 'encounter' && unit.moveOn === 'offered')
  const units = all.filter((unit) => !isOffered(unit))
  const sum = (part: (unit: Unit) => number) => units.reduce((total, unit) => total + part(unit), 0)
  const minutes = round(sum((unit) => unit.minutes))
  const decisions = sum((unit) => (unit.kind === 'encounter' ? expertPath(unit).steps.length : 0))
  return {
    words: sum((unit) => (unit.kind === 'quiz' ? 0 : unit.words)),
    practiceItems: sum((unit) => (unit.kind === 'lesson' ? unit.practice.length : 0)),
    quizItems: sum((unit) => (unit.kind === 'quiz' ? quizItemsOf(unit.blueprint) : 0)),
    ...(decisions > 0 && { decisions }),
    minutes,
    hours: Math.floor(minutes / 15) / 4,
  }
}

function quizItemsOf(blueprint: Blueprint): number {
  return Object.values(blueprint).reduce((total, count) => total + count, 0)
}

/** To a hundredth, so that sums of tenths do not fall short of a quarter of an hour. */
function round(minutes: number): number {
  return Math.round(minutes * 100) / 100
}

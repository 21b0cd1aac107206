import type { Blueprint } from '@/lib/content/quiz/schema'
import { expertPath, type Graph } from './encounter-graph'
import { itemsOn } from './lookup'
import type { Lesson, MinutesComputation, Unit } from './schema'

const wordsPerMinute = 180
const minutesPerCheck = 0.4
const minutesPerPracticeItem = 1
const minutesPerQuizItem = 1.2
const minutesPerDecision = 0.3

/** A check is read in its step; other practice items follow the last step. */
export function lessonMinutes({ words, checks, items }: { words: number; checks: number; items: number }): number {
  return round(words / wordsPerMinute + checks * minutesPerCheck + items * minutesPerPracticeItem)
}

/** Without the step that a content note lets everyone skip for equal credit, so that no time shows who skipped it. */
export function heldMinutes({
  minutes,
  steps,
  contentNote,
}: Pick<Lesson, 'minutes' | 'steps' | 'contentNote'>): number {
  const noted = steps.find(({ title }) => title === contentNote?.section)
  return round(Math.max(0, minutes - (noted?.minutes ?? 0)))
}

export function quizMinutes(blueprint: Blueprint): number {
  return round(itemsOn({ blueprint }) * minutesPerQuizItem)
}

export function encounterMinutes(words: number, graph: Graph): number {
  return round(words / wordsPerMinute + expertPath(graph).steps.length * minutesPerDecision)
}

/** Open to everyone, outside the hours and the pass rule. */
export function isOffered(unit: Unit): boolean {
  return (unit.kind === 'quiz' && unit.role === 'pretest') || (unit.kind === 'encounter' && unit.moveOn === 'offered')
}

/** Rounded down; no pre-test or optional encounters: a certificate must not claim hours not necessarily spent. */
export function computeMinutes(all: readonly Unit[]): MinutesComputation {
  const units = all.filter((unit) => !isOffered(unit))
  const sum = (part: (unit: Unit) => number) => units.reduce((total, unit) => total + part(unit), 0)
  const minutes = round(sum((unit) => unit.minutes))
  const decisions = sum((unit) => (unit.kind === 'encounter' ? expertPath(unit).steps.length : 0))
  return {
    words: sum((unit) => (unit.kind === 'quiz' ? 0 : unit.words)),
    practiceItems: sum((unit) => (unit.kind === 'lesson' ? unit.practice.length : 0)),
    quizItems: sum((unit) => (unit.kind === 'quiz' ? itemsOn(unit) : 0)),
    ...(decisions > 0 && { decisions }),
    minutes,
    hours: Math.floor(minutes / 15) / 4,
  }
}

/** To a hundredth, so that sums of tenths don't fall short of a quarter of an hour. */
function round(minutes: number): number {
  return Math.round(minutes * 100) / 100
}

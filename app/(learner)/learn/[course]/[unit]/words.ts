import type { Confidence } from '@/lib/content/quiz/schema'

/** 1st, 2nd, 3rd; covers up to a dozen places. */
export function ordinal(place: number): string {
  return `${place}${['th', 'st', 'nd', 'rd'][place] ?? 'th'}`
}

/** The name of a target to match: A, B, C. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index)
}

/** A sum of credits: 8, or 8.67. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100)
}

export function pointsOf(raw: number, max: number): string {
  return `${points(raw)} of ${max} ${max === 1 ? 'point' : 'points'}`
}

export const confidenceWords: Record<Confidence, string> = {
  sure: 'Sure',
  'think-so': 'Think so',
  guess: 'Guess',
}

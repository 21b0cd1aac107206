import { type Confidence, confidences } from './schema'

export interface CalibrationLevel {
  confidence: Confidence
  answers: number
  correct: number
}

/** Skips answers without a confidence, and levels without answers. */
export function calibrate(answers: readonly { confidence: Confidence | null; correct: boolean }[]): CalibrationLevel[] {
  return confidences.flatMap((confidence) => {
    const own = answers.filter((answer) => answer.confidence === confidence)
    return own.length === 0
      ? []
      : [{ confidence, answers: own.length, correct: own.filter((answer) => answer.correct).length }]
  })
}

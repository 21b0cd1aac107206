import { type Confidence, confidences } from './schema'

/** How often answers of one confidence were right. */
export interface CalibrationLevel {
  confidence: Confidence
  answers: number
  correct: number
}

/** Answers by how sure their giver was; those without a word on it are left out, and so are levels without answers. */
export function calibrate(answers: readonly { confidence: Confidence | null; correct: boolean }[]): CalibrationLevel[] {
  return confidences.flatMap((confidence) => {
    const own = answers.filter((answer) => answer.confidence === confidence)
    return own.length === 0
      ? []
      : [{ confidence, answers: own.length, correct: own.filter((answer) => answer.correct).length }]
  })
}

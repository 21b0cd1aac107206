import { listUnits } from './lookup'
import type { Catalog, Claim, Lesson } from './schema'

export interface QuestionEntry {
  question: number
  claims: Claim[]
  lessons: Lesson[]
  items: number
}

/** The source document has twenty questions, numbered from 1. */
export const questionNumbers = Array.from({ length: 20 }, (_, index) => index + 1)

/** Each of the twenty questions of the source document with its claims, and where it is taught and asked about. */
export function mapOfQuestions(catalog: Catalog): QuestionEntry[] {
  const units = new Map(catalog.courses.flatMap(listUnits).map((unit) => [unit.id, unit]))
  const lessons = [...units.values()].filter((unit) => unit.kind === 'lesson')
  const items = new Map(
    [...units.values()]
      .flatMap((unit) => (unit.kind === 'lesson' ? unit.practice : unit.bank))
      .map((item) => [item.id, item]),
  )
  return questionNumbers.map((question) => ({
    question,
    claims: catalog.claims.filter((claim) => claim.question === question),
    lessons: lessons.filter((lesson) => lesson.questions.includes(question)),
    items: [...items.values()].filter((item) => item.questions.includes(question)).length,
  }))
}

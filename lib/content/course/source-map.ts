import { listUnits } from './lookup'
import type { Claim, Fact, GlossaryTerm } from './register-source'
import type { Catalog, Lesson } from './schema'

/** Uses the first course that has the lesson. */
export interface LessonPlace {
  lesson: Lesson
  href: string
}

export interface QuestionEntry {
  question: number
  topic: string
  claims: Claim[]
  lessons: LessonPlace[]
  /** Ids only: the page must not reveal items. */
  items: string[]
}

/** The source document's twenty questions, in our words, numbered from 1. */
const topics = [
  ...[
    'Which forms are most common',
    'What makes people vulnerable',
    'How it is done',
    'Why it is hard to see and report',
  ],
  ...[
    'Resources and services',
    'What law enforcement does',
    'Who is said to be most at risk',
    'The role of local organizations',
  ],
  ...[
    'Recent trends',
    'The border with Canada',
    'Laws and policies',
    'Campaigns',
    'The pandemic',
    'Industries and sectors',
  ],
  ...[
    'What individuals and communities can do',
    'Social and economic factors',
    'Indicators',
    'Investigation and prosecution',
  ],
  ...['What has worked', 'Working together'],
]

export const questionNumbers = topics.map((_, index) => index + 1)

export function mapOfQuestions(catalog: Catalog): QuestionEntry[] {
  const lessons = placesOfLessons(catalog)
  const items = new Map(
    catalog.courses
      .flatMap(listUnits)
      .flatMap((unit) => {
        if (unit.kind === 'encounter') return []
        return unit.kind === 'lesson' ? unit.practice : unit.bank
      })
      .map((item) => [item.id, item]),
  )
  return topics.map((topic, index) => ({
    question: index + 1,
    topic,
    claims: catalog.claims.filter((claim) => claim.question === index + 1),
    lessons: lessons.filter(({ lesson }) => lesson.questions.includes(index + 1)),
    items: [...items.values()]
      .filter((item) => item.questions.includes(index + 1))
      .map((item) => item.id)
      .sort(),
  }))
}

export function lessonsOfClaim(catalog: Catalog, claim: Claim): LessonPlace[] {
  return placesOfLessons(catalog).filter(({ lesson }) => lesson.sources.claims.some(({ id }) => id === claim.id))
}

export function lessonsOfFact(catalog: Catalog, fact: Fact): LessonPlace[] {
  return placesOfLessons(catalog).filter(({ lesson }) => lesson.sources.facts.some(({ id }) => id === fact.id))
}

export function lessonsOfTerm(catalog: Catalog, term: GlossaryTerm): LessonPlace[] {
  return placesOfLessons(catalog).filter(({ lesson }) => lesson.terms.some(({ id }) => id === term.id))
}

function placesOfLessons(catalog: Catalog): LessonPlace[] {
  const places = new Map<string, LessonPlace>()
  for (const course of catalog.courses) {
    for (const unit of listUnits(course)) {
      if (unit.kind !== 'lesson' || places.has(unit.id)) continue
      places.set(unit.id, { lesson: unit, href: `/learn/${course.slug}/${unit.slug}` })
    }
  }
  return [...places.values()]
}

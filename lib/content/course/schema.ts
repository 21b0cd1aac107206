import { z } from 'zod'
import type { Item, QuizRole } from '@/lib/content/quiz/schema'
import type { Edition } from './edition'
import type { EncounterSource } from './encounter-source'
import {
  type CourseSource,
  day,
  dayOrMonth,
  factId,
  type JobAid,
  type LessonReview,
  type LessonSource,
  line,
  type ModuleSource,
  prose,
  type QuizSource,
  type ReviewRule,
} from './source'

export const fact = z
  .strictObject({
    id: factId,
    statement: prose,
    citation: line,
    readFrom: z.array(
      z.strictObject({
        title: line,
        url: z.url({ protocol: /^https?$/ }),
        kind: z.enum(['statute', 'agency', 'court', 'ngo', 'news', 'reference', 'other']),
        pageDate: day.nullable(),
      }),
    ),
    accessed: line,
    status: z.enum(['confirmed', 'partly', 'not-confirmed']),
    /** A day, or a month like 2026-07 when no source prints the day. */
    effectiveFrom: dayOrMonth.nullable(),
    recheck: day.nullable(),
  })
  .refine((one) => one.status === 'not-confirmed' || one.readFrom.length > 0, {
    path: ['readFrom'],
    message: 'names no page, and only a fact that is not confirmed may do so',
  })

export const claim = z.strictObject({
  id: z.string().regex(/^Q\d+-\d+$/, 'must be a claim id like Q1-2'),
  question: z.number().int().min(1).max(20),
  /** What the source document states, in our words: faithful, never quoted. */
  claim: prose,
  verdict: z.enum(['supported', 'corrected', 'unverified', 'opinion', 'outdated']),
  finding: prose,
  facts: z.array(factId),
})

/** A telephone line, by the fact that its number comes from; `listed` ones stand on the page "Get help". */
export const helpLine = z.strictObject({
  fact: factId,
  name: line,
  phone: line,
  note: line,
  listed: z.boolean().default(false),
})

export type HelpLine = z.infer<typeof helpLine>
export type Fact = z.infer<typeof fact>
export type Claim = z.infer<typeof claim>

/** How the time of a course was computed, kept with each version. */
export interface MinutesComputation {
  words: number
  practiceItems: number
  quizItems: number
  /** Of encounters, on the expert’s way; left out where a course has none. */
  decisions?: number
  minutes: number
  /** Rounded down to a quarter. */
  hours: number
}

export interface Lesson extends Omit<LessonSource, 'practice' | 'minutes'> {
  kind: 'lesson'
  slug: string
  practice: Item[]
  /** MDX text without front matter. */
  source: string
  /** Compiled by mdx-bundler; empty until `compile.ts` has run. */
  code: string
  /** Twelve characters that change with the text: what a review names. */
  version: string
  /** All reviews of the lesson, of this version and of earlier ones. */
  reviews: LessonReview[]
  /** Fact ids in order of first mention. */
  cites: string[]
  /** What the text and the practice items cite or correct, in the words of this version. */
  sources: { facts: Fact[]; claims: Claim[] }
  words: number
  minutes: number
  hash: string
}

export interface Quiz extends Omit<QuizSource, 'role' | 'attempts' | 'review'> {
  kind: 'quiz'
  role: QuizRole
  attempts: CourseSource['attempts']
  review: ReviewRule
  bank: Item[]
  minutes: number
  hash: string
}

export interface Encounter extends EncounterSource {
  kind: 'encounter'
  slug: string
  /** What the course asks of it. */
  moveOn: CourseSource['moveOn']['encounters']
  /** What its choices and ends cite, in the words of this version. */
  sources: { facts: Fact[] }
  /** Words on the expert’s way. */
  words: number
  minutes: number
  hash: string
}

export type Unit = Lesson | Quiz | Encounter

export interface Module extends Omit<ModuleSource, 'units' | 'example'> {
  example: Encounter | null
  units: Unit[]
}

export interface Course extends Omit<CourseSource, 'modules' | 'pretest' | 'final'> {
  slug: string
  modules: Module[]
  jobAid: JobAid | null
  /** Its states by its change file, the oldest first; none while it was never published. */
  history: Edition[]
  /** The newest of its lessons'. */
  lawAsOf: string
  minutes: MinutesComputation
  hash: string
}

export interface Catalog {
  hash: string
  courses: Course[]
  facts: Fact[]
  claims: Claim[]
  help: HelpLine[]
}

/** Something wrong with a course file, as an author reads it. */
export interface Problem {
  severity: 'error' | 'warning'
  /** Relative to the folder that holds the checked one, for example `courses/modules/x/y.mdx`. */
  file: string
  line: number
  message: string
  rule: string
}

import { z } from 'zod'
import type { Item } from '@/lib/quiz/schema'
import {
  type CourseSource,
  day,
  factId,
  type LessonSource,
  line,
  type ModuleSource,
  prose,
  type QuizSource,
} from './source'

export const fact = z.strictObject({
  id: factId,
  statement: prose,
  citation: line,
  readFrom: z
    .array(
      z.strictObject({
        title: line,
        url: z.url({ protocol: /^https?$/ }),
        kind: z.enum(['statute', 'agency', 'court', 'ngo', 'news', 'reference']),
        pageDate: day.nullable(),
      }),
    )
    .min(1),
  accessed: line,
  status: z.enum(['confirmed', 'partly', 'not-confirmed']),
  effectiveFrom: day.nullable(),
  recheck: day.nullable(),
})

export const claim = z.strictObject({
  id: z.string().regex(/^Q\d+-\d+$/, 'must be a claim id like Q1-2'),
  question: z.number().int().min(1).max(20),
  claim: prose,
  quote: prose,
  verdict: z.enum(['supported', 'corrected', 'unverified', 'opinion', 'outdated']),
  finding: prose,
  facts: z.array(factId),
})

/** A line that the page "Get help" lists; its number is that of a fact. */
export const helpLine = z.strictObject({ fact: factId, name: line, phone: line, note: line })

export type HelpLine = z.infer<typeof helpLine>
export type Fact = z.infer<typeof fact>
export type Claim = z.infer<typeof claim>

/** How the time of a course was computed, kept with each version. */
export interface MinutesComputation {
  words: number
  practiceItems: number
  quizItems: number
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
  /** Fact ids in order of first mention. */
  cites: string[]
  /** What the text and the practice items cite or correct, in the words of this version. */
  sources: { facts: Fact[]; claims: Claim[] }
  words: number
  minutes: number
  hash: string
}

export interface Quiz extends QuizSource {
  kind: 'quiz'
  bank: Item[]
  minutes: number
  hash: string
}

export type Unit = Lesson | Quiz

export interface Module extends Omit<ModuleSource, 'units'> {
  units: Unit[]
}

export interface Course extends Omit<CourseSource, 'modules'> {
  slug: string
  modules: Module[]
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

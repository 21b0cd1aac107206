import { z } from 'zod'
import type { Item, QuizRole } from '@/lib/content/quiz/schema'
import type { Edition } from './edition'
import type { EncounterSource } from './encounter-source'
import type { PublicCase } from './front-source'
import type { PaperTemplate, RollCallPiece } from './handout-source'
import type { JobAid } from './job-aid-source'
import {
  type CourseSource,
  type Duty,
  day,
  dayOrMonth,
  factId,
  id,
  type LessonReview,
  type LessonSource,
  line,
  type ModuleSource,
  type MoveOn,
  prose,
  type QuizSource,
  type ReviewRule,
} from './source'
import type { TaskSource } from './task-source'
import type { LessonVoice } from './voice-source'

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
    message: 'names no page; only an unconfirmed fact may do that',
  })

export const claim = z.strictObject({
  id: z.string().regex(/^Q\d+-\d+$/, 'must be a claim id like Q1-2'),
  question: z.number().int().min(1).max(20),
  claim: prose,
  verdict: z.enum(['supported', 'corrected', 'unverified', 'opinion', 'outdated']),
  finding: prose,
  facts: z.array(factId),
})

/** A question that only a lawyer may settle. */
export const counselQuestion = z.strictObject({
  id: z.string().regex(/^L-\d\d$/, 'must be an id like L-01'),
  question: prose,
  facts: z.array(factId).min(1),
})

/** Short enough to read in the middle of a sentence. */
const definition = z.string().trim().min(1).max(240)

/** A word that lessons explain where they first use it. */
export const glossaryTerm = z.strictObject({
  id,
  term: line,
  /** Other spellings, plurals and abbreviations that lessons use. */
  also: z.array(line).default([]),
  definition,
  facts: z.array(factId).default([]),
})

/** `listed` lines appear on the page "Get help". */
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
export type GlossaryTerm = z.infer<typeof glossaryTerm>
export type CounselQuestion = z.infer<typeof counselQuestion>

export interface MinutesComputation {
  words: number
  practiceItems: number
  quizItems: number
  /** Decisions on the expert’s path through the encounters; absent in a course without them. */
  decisions?: number
  minutes: number
  /** Rounded down to a quarter. */
  hours: number
}

export interface LessonStep {
  id: string
  title: string
  minutes: number
  /** The id of the practice item that ends the step. */
  check: string | null
}

export interface Lesson extends Omit<LessonSource, 'practice' | 'minutes'> {
  kind: 'lesson'
  slug: string
  /** Those of the steps’ checks first. */
  practice: Item[]
  steps: LessonStep[]
  source: string
  /** Compiled by mdx-bundler; empty until `compile.ts` has run. */
  code: string
  /** Twelve characters that change with the text; reviews name them. */
  version: string
  reviews: LessonReview[]
  cites: string[]
  /** In the order of their first use. */
  terms: GlossaryTerm[]
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
  /** The final alone draws from its bank. */
  ownBank?: true
  duties?: Duty[]
  minutes: number
  hash: string
}

export interface Encounter extends EncounterSource {
  kind: 'encounter'
  slug: string
  moveOn: MoveOn
  sources: { facts: Fact[] }
  words: number
  minutes: number
  hash: string
}

export type Unit = Lesson | Quiz | Encounter

/** Offered practice: part of no version, no progress, and no record. */
export type CourseTask = TaskSource & {
  slug: string
  /** The date of the newest page behind its facts, if they give one. */
  lawAsOf: string | null
  sources: { facts: Fact[] }
}

export interface Module extends Omit<ModuleSource, 'units' | 'example' | 'tasks'> {
  example: Encounter | null
  tasks: CourseTask[]
  units: Unit[]
}

export interface Course extends Omit<CourseSource, 'modules' | 'pretest' | 'final'> {
  slug: string
  modules: Module[]
  jobAid: JobAid | null
  /** From the change file, oldest first; empty before the first publication. */
  history: Edition[]
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
  counsel: CounselQuestion[]
  /** In alphabetical order. */
  terms: GlossaryTerm[]
  /** Part of no version and no kept copy: a person can take theirs back. */
  voices: LessonVoice[]
  publicCase: PublicCase | null
  samples: Item[]
  rollCall: RollCallPiece[]
  templates: PaperTemplate[]
}

export interface Problem {
  severity: 'error' | 'warning'
  /** Relative to the parent of the checked folder: `courses/modules/x/y.mdx`. */
  file: string
  line: number
  message: string
  rule: string
}

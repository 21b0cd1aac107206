import type { Item, QuizRole } from '@/lib/content/quiz/schema'
import type { Standard } from '@/lib/content/standard/form-cut'
import type { CaseSet, CaseSource } from './case-source'
import type { Edition } from './edition'
import type { EncounterSource } from './encounter-source'
import type { FigureSource } from './figure-source'
import type { PublicCase } from './front-source'
import type { PaperTemplate, RollCallPiece } from './handout-source'
import type { HelpText } from './help-source'
import type { JobAid } from './job-aid-source'
import type { LessonReview, LessonSource } from './lesson-source'
import type { Claim, CounselQuestion, Fact, GlossaryTerm, HelpLine } from './register-source'
import type { CourseAudience, FactGroup, Jurisdiction, SiteText } from './site-source'
import type { CourseSource, Duty, ModuleSource, MoveOn, QuizSource, ReviewRule } from './source'
import type { StandardSource } from './standard-source'
import type { TaskSource } from './task-source'
import type { LessonVoice } from './voice-source'

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
  /** A site's own items, drawn as well; part of no version and no public page. */
  privateBank?: Item[]
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

/** A case to rate before and after: part of no version and no minutes. */
export type RatedCase = CaseSource & { set: CaseSet; hash: string }

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
  /** The jurisdiction, in full; part of no hash. */
  place: Jurisdiction
  /** The judges' ratings, complete or not; part of no version. */
  panel: StandardSource | null
  cases: RatedCase[]
  /** Absent while the cut of the final is provisional. */
  standard?: Standard
  /** From the change file, oldest first; empty before the first publication. */
  history: Edition[]
  lawAsOf: string
  minutes: MinutesComputation
  hash: string
}

export type CourseFigure = FigureSource & { name: string }

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
  figures: CourseFigure[]
  publicCase: PublicCase | null
  helpTexts: (HelpText & { code: string })[]
  samples: Item[]
  rollCall: RollCallPiece[]
  templates: PaperTemplate[]
  site: SiteText
  audiences: CourseAudience[]
  groups: FactGroup[]
}

export interface Problem {
  severity: 'error' | 'warning'
  /** Relative to the parent of the checked folder: `courses/modules/x/y.mdx`. */
  file: string
  line: number
  message: string
  rule: string
}

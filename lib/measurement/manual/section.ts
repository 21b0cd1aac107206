import type { Course, Quiz } from '@/lib/content/course/schema'
import type { FormAnalysis, ItemAnalysis } from '@/lib/measurement/analysis/queries'
import type { ScoreCount } from '@/lib/measurement/analysis/scores'
import type { CohortAreas, ThemeAreas } from '@/lib/measurement/case-rating/areas'
import type { PairRatings } from '@/lib/measurement/case-rating/finished-rounds'
import type { BankCues } from '@/lib/measurement/cue/measure'

export interface ManualTable {
  caption: string
  heads: string[]
  rows: string[][]
}

export interface ManualSection {
  title: string
  paragraphs: string[]
  points: string[]
  tables: ManualTable[]
}

/** Every figure of the manual is computed from this. */
export interface ManualInput {
  course: Course
  final: Quiz
  /** First attempts at whole forms of the final; null before there is one. */
  form: FormAnalysis | null
  items: ItemAnalysis[]
  /** Scores of these attempts. */
  scores: ScoreCount[]
  cues: BankCues[]
  /** Everyone on the site counts. */
  areas: CohortAreas
  themes: ThemeAreas[]
  pairs: PairRatings[]
}

export function section(title: string, parts: Partial<ManualSection>): ManualSection {
  return { title, paragraphs: [], points: [], tables: [], ...parts }
}

import type { Period } from './periods'

export interface PersonalData {
  what: string
  why: string
  period: Period
  /** Columns by model, in the order of the schema: personal-data.test.ts compares them. */
  columns: Record<string, string>
}

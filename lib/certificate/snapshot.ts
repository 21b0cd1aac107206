import { z } from 'zod'

export const minutesComputation = z.object({
  words: z.number(),
  practiceItems: z.number(),
  quizItems: z.number(),
  decisions: z.number().optional(),
  minutes: z.number(),
  hours: z.number(),
})

/** What a certificate takes from the outline of its course version: what held then, not what holds now. */
export const versionTerms = z.object({
  subtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
})

/** What else was true when a certificate was issued: the `snapshot` column. */
export const certificateSnapshot = z.object({
  courseSubtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
  minutes: minutesComputation,
  score: z.object({ raw: z.number().nullable(), max: z.number().nullable() }),
  timeZone: z.string(),
  appUrl: z.string(),
})

export type CertificateSnapshot = z.infer<typeof certificateSnapshot>

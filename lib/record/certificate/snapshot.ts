import { z } from 'zod'
import { env } from '@/lib/platform/env'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { currentTemplate } from './template-version'

export const minutesComputation = z.object({
  words: z.number(),
  practiceItems: z.number(),
  quizItems: z.number(),
  decisions: z.number().optional(),
  minutes: z.number(),
  hours: z.number(),
})

/** What a course version says about itself to a board. Versions from before a field was asked for have none: null. */
const boardTerms = z.object({
  courseNumber: z.string().nullable().default(null),
  providerNumber: z.string().nullable().default(null),
  /** The instructor of record, with the number under which a board knows them. */
  instructor: z.object({ name: z.string(), id: z.string().nullable() }).nullable().default(null),
  category: z.string().nullable().default(null),
  /** What the course was required or approved under, and the day from which that holds: `2026-01-01`. */
  mandate: z
    .object({ name: z.string(), number: z.string().nullable(), effective: z.iso.date() })
    .nullable()
    .default(null),
})

/** What a certificate takes from the outline of its course version: what held then, not what holds now. */
export const versionTerms = boardTerms.extend({
  subtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
})

/**
 * What else was true when a certificate was issued: the `snapshot` column. A row never changes, so whatever is added here
 * has a default: what a row says that was issued before.
 */
export const certificateSnapshot = boardTerms.extend({
  /** The released template that draws it, at issue or late: lib/record/certificate/template-version.ts. */
  templateVersion: z.number().int().positive().default(1),
  courseSubtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
  minutes: minutesComputation,
  /** Ids of the units that were waived: their minutes are not in its hours. */
  waived: z.array(z.string()).default([]),
  score: z.object({ raw: z.number().nullable(), max: z.number().nullable() }),
  timeZone: z.string(),
  appUrl: z.string(),
  /** When the enrollment began: `startOf`. */
  startedAt: z.iso.datetime().nullable().default(null),
  /** The name of the holder's organization at issue. */
  organization: z.string().nullable().default(null),
  /** Who issued it; null: there was no issuer, and nobody signed. */
  issuer: z.object({ did: z.string(), name: z.string(), url: z.string() }).nullable().default(null),
})

/** When training began, and never after its end: what courses share may have been done before enrolling in this one. */
export function startOf({ enrolledAt }: { enrolledAt: Date }, completedAt: Date): Date {
  return enrolledAt < completedAt ? enrolledAt : completedAt
}

export type CertificateSnapshot = z.infer<typeof certificateSnapshot>

/** What a certificate that is issued now takes from this site. */
export function siteTerms(
  issuer: TrustedIssuer | null,
): Pick<CertificateSnapshot, 'templateVersion' | 'appUrl' | 'issuer'> {
  return {
    templateVersion: currentTemplate,
    appUrl: env.APP_URL,
    issuer: issuer && { did: issuer.did, name: issuer.name, url: issuer.url },
  }
}

/** Where a certificate is checked, for its code and in print: with its issuer, who may outlive the address of this app. */
export function verifyUrlOf(snapshot: Pick<CertificateSnapshot, 'issuer' | 'appUrl'>, serial: string): string {
  return `${snapshot.issuer?.url ?? snapshot.appUrl}/verify/${serial}`
}

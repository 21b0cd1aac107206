import { z } from 'zod'
import { panel } from '@/lib/content/quiz/schema'
import { env } from '@/lib/platform/env'
import { dayInWords } from '@/lib/platform/words'
import type { World } from '@/lib/platform/world'
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

/** Fields that a board asks for; null in versions from before they existed. */
const boardTerms = z.object({
  /** Versions and certificates from before it was kept were all for Maine. */
  board: z.string().default('the Maine Criminal Justice Academy Board'),
  courseNumber: z.string().nullable().default(null),
  providerNumber: z.string().nullable().default(null),
  instructor: z.object({ name: z.string(), id: z.string().nullable() }).nullable().default(null),
  category: z.string().nullable().default(null),
  /** `effective`: `2026-01-01`. */
  mandate: z
    .object({ name: z.string(), number: z.string().nullable(), effective: z.iso.date() })
    .nullable()
    .default(null),
})

export const versionTerms = boardTerms.extend({
  subtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
})

/** By which rule the certificate was issued, and the time that it was judged by. */
const seatTimeSnapshot = z.object({
  rule: z.enum(['inform', 'hold']),
  /** Total of everything in the course. */
  activeMs: z.number(),
  lessons: z.array(
    z.object({ unitId: z.string(), activeMs: z.number(), minimumMs: z.number(), accepted: z.boolean() }),
  ),
})

/** A name that is not a zone makes every date on a page an error. */
const timeZoneName = z.string().refine((name) => {
  try {
    return dayInWords(new Date(0), name) !== ''
  } catch {
    return false
  }
})

/** The `snapshot` column. Rows never change, so every new field needs a default that is true of earlier rows. */
export const certificateSnapshot = boardTerms.extend({
  templateVersion: z.number().int().positive().default(1),
  courseSubtitle: z.string(),
  provider: z.string(),
  approvalNumber: z.string().nullable(),
  counselReviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
  minutes: minutesComputation,
  waived: z.array(z.string()).default([]),
  score: z.object({ raw: z.number().nullable(), max: z.number().nullable() }),
  /** The panel that set the final's cut; null: provisional. */
  panel: panel.nullable().default(null),
  timeZone: timeZoneName,
  appUrl: z.string(),
  startedAt: z.iso.datetime().nullable().default(null),
  organization: z.string().nullable().default(null),
  /** Null for a certificate from before it was kept. */
  time: seatTimeSnapshot.nullable().default(null),
  /** Random: the log has a hash of all this, and nobody should guess a name by it. Null: the log has none. */
  salt: z.string().nullable().default(null),
  /** Null for a certificate from before there was an issuer: it is not signed. */
  issuer: z.object({ did: z.string(), name: z.string(), url: z.string() }).nullable().default(null),
})

/** Never after the completion: a unit shared with another course may be older than the enrollment. */
export function startOf({ enrolledAt }: { enrolledAt: Date }, completedAt: Date): Date {
  return enrolledAt < completedAt ? enrolledAt : completedAt
}

export type CertificateSnapshot = z.infer<typeof certificateSnapshot>

export function siteTerms(
  issuer: TrustedIssuer | null,
  { random }: Pick<World, 'random'>,
): Pick<CertificateSnapshot, 'templateVersion' | 'appUrl' | 'issuer' | 'salt'> {
  return {
    templateVersion: currentTemplate,
    appUrl: env.APP_URL,
    salt: Buffer.from(random(16)).toString('hex'),
    issuer: issuer && { did: issuer.did, name: issuer.name, url: issuer.url },
  }
}

/** The issuer's address first: it may outlive this app's. */
export function verifyUrlOf(snapshot: Pick<CertificateSnapshot, 'issuer' | 'appUrl'>, serial: string): string {
  return `${snapshot.issuer?.url ?? snapshot.appUrl}/verify/${serial}`
}

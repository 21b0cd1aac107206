import { z } from 'zod'
import { blueprint, passRule } from '@/lib/content/quiz/schema'

/* The forms of the files that authors write. Unknown keys are refused: most often they are misspelled ones. */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with dashes')
export const line = z.string().trim().min(1).max(300)
export const prose = z.string().trim().min(1).max(4000)
export const day = z.iso.date('must be a day like 2026-03-26')
export const dayOrMonth = z.union([
  day,
  z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a day like 2026-03-26 or a month like 2026-07'),
])
export const questions = z.array(z.number().int().min(1).max(20))
export const factId = z.string().regex(/^F-[A-Z]+-\d+[A-Z]?$/, 'must be a fact id like F-IND-01')
const signOff = z.strictObject({ by: line, on: day }).nullable()

const attempts = z.strictObject({
  /** Submitted attempts, after which a coordinator may open another. */
  limit: z.number().int().min(1).nullable(),
  coolDownHours: z.number().min(0).nullable(),
})

/**
 * What a learner is shown of a submitted attempt's items, with keys and explanations: all, those that they missed, or
 * none before they have passed.
 */
const review = z.enum(['all', 'missed', 'after-pass'])

const quizShape = {
  id,
  slug: id,
  title: line,
  blueprint,
  timeLimitMinutes: z.number().int().min(1).max(600).nullable().default(null),
  /** The course's, unless the quiz has its own. */
  attempts: attempts.optional(),
  review: review.optional(),
}

/** What the course asks of its encounters: an end was reached, a sound end was reached, or nothing (they are offered). */
const moveOn = z.strictObject({ encounters: z.enum(['walked', 'sound', 'offered']) })

/** What time is expected: of each lesson at least this share of its minutes. It informs and flags, and never blocks. */
const time = z.strictObject({ minimumShare: z.number().min(0).max(1).default(0.5) })

/**
 * Until when a certificate holds: so many months on from completion, to a fixed day, or to the end of the block of years
 * in which the course was completed. One object, not a union: its errors then name the key.
 */
export const expiry = z
  .strictObject({
    afterMonths: z.number().int().min(1).max(120).optional(),
    on: day.optional(),
    /** Blocks of so many calendar years; one of them begins with `from`. */
    block: z
      .strictObject({ years: z.number().int().min(1).max(10), from: z.number().int().min(2000).max(2100) })
      .optional(),
  })
  .refine(
    ({ afterMonths, on, block }) => [afterMonths, on, block].filter((one) => one !== undefined).length === 1,
    'must have one of afterMonths, on and block',
  )

/** What a board asks to see on a certificate, null where the course has none. */
const boardTerms = {
  courseNumber: line.nullable().default(null),
  providerNumber: line.nullable().default(null),
  /** The instructor of record, with the number under which a board knows them. */
  instructor: z.strictObject({ name: line, id: line.nullable() }).nullable().default(null),
  category: line.nullable().default(null),
  /** What the course is required or approved under, and since when. */
  mandate: z.strictObject({ name: line, number: line.nullable(), effective: day }).nullable().default(null),
}

/** A pre-test or final: named in `course.yaml`, since it draws on several modules. */
const assessment = z.strictObject(quizShape)

export const courseSource = z.strictObject({
  id,
  title: line,
  audience: z.enum(['officer', 'volunteer']),
  subtitle: line,
  description: prose,
  edition: line,
  provider: line,
  approvalNumber: line.nullable(),
  counselReviewed: signOff,
  ...boardTerms,
  expiry: expiry.nullable(),
  /** Holders may renew by the final alone, from so many days before the end; null: not at all. */
  recertification: z
    .strictObject({ opensDays: z.number().int().min(1).max(366) })
    .nullable()
    .default(null),
  pretest: assessment.nullable(),
  modules: z.array(id).min(1),
  final: assessment.nullable(),
  passRule,
  attempts,
  moveOn: moveOn.default({ encounters: 'walked' }),
  time: time.default({ minimumShare: 0.5 }),
  review: review.default('all'),
})

/** A quiz of a module; pre-test and final stand in `course.yaml`. */
export const quizSource = z.strictObject({ ...quizShape, role: z.literal('module') })

export const moduleSource = z.strictObject({
  id,
  title: line,
  objectives: z.array(z.strictObject({ id, text: line })).default([]),
  /** An encounter that is shown as an expert walks it, for those who want to see one first. */
  example: id.optional(),
  /** Each names a lesson or an encounter by its slug or describes a quiz. One object, not a union: its errors then name the key. */
  units: z
    .array(
      z
        .strictObject({ lesson: id.optional(), encounter: id.optional(), quiz: quizSource.optional() })
        .refine(
          ({ lesson, encounter, quiz }) => [lesson, encounter, quiz].filter((one) => one !== undefined).length === 1,
          'must have one of lesson, encounter and quiz',
        ),
    )
    .min(1),
})

export const lessonSource = z.strictObject({
  id,
  title: line,
  objectives: z.array(id).min(1),
  questions,
  lawAsOf: day,
  reviewDue: day,
  /** The facts are those that the alternative rests on. */
  contentNote: z
    .strictObject({ topic: line, section: line, alternative: prose, facts: z.array(factId).default([]) })
    .nullable(),
  practice: z.array(id),
  summary: line,
  /** An author's own estimate, within a quarter of the computed one. */
  minutes: z.strictObject({ value: z.number().positive(), reason: line }).optional(),
})

/** A course on one printed page: what to see, ask, leave undone, and whom to call. */
export const jobAid = z.strictObject({
  title: line,
  sections: z
    .array(
      z.strictObject({
        heading: line,
        points: z.array(z.strictObject({ text: line, facts: z.array(factId) })).min(1),
      }),
    )
    .min(1),
  /** Facts of telephone lines in `sources/help.yaml`. */
  lines: z.array(factId).min(1),
})

/** A sign-off of one version of a lesson's text by somebody who is named. */
export const lessonReview = z.strictObject({
  lesson: id,
  role: z.enum(['counsel', 'survivor-advocate']),
  by: line,
  on: day,
  /** The version that `courses:check` and the lesson's page tell. */
  version: z.string().regex(/^[0-9a-f]{12}$/, 'must be the twelve characters that the lesson’s page shows'),
})

export type JobAid = z.infer<typeof jobAid>
export type LessonReview = z.infer<typeof lessonReview>
export type CourseSource = z.infer<typeof courseSource>
export type ModuleSource = z.infer<typeof moduleSource>
export type LessonSource = z.infer<typeof lessonSource>
export type QuizSource = z.infer<typeof quizSource>
export type ExpiryRule = z.infer<typeof expiry>
export type ReviewRule = z.infer<typeof review>

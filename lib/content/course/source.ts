import { z } from 'zod'
import { blueprint, passRule } from '@/lib/content/quiz/schema'

/* The files that authors write. Unknown keys are refused: most are misspellings. */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with dashes')
export const curlyQuotes = 'is in curly quotation marks, which readers would see: use straight ones (") or none'
export const isInCurlyQuotes = (text: string) => /^“[^“”]*”$|^‘[^‘’]*’$/.test(text.trim())
/** May be speech alone, in curly quotes. */
export const spokenLine = z.string().trim().min(1).max(300)
export const line = spokenLine.refine((text) => !isInCurlyQuotes(text), curlyQuotes)
export const prose = z.string().trim().min(1).max(4000)
export const day = z.iso.date('must be a day like 2026-03-26')
export const dayOrMonth = z.union([
  day,
  z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'must be a day like 2026-03-26 or a month like 2026-07'),
])
export const questions = z.array(z.number().int().min(1).max(20))
export const factId = z.string().regex(/^F-[A-Z]+-\d+[A-Z]?$/, 'must be a fact id like F-IND-01')
export const signOff = z.strictObject({ by: line, on: day }).nullable()

const attempts = z.strictObject({
  /** Submitted attempts before a coordinator must open another. */
  limit: z.number().int().min(1).nullable(),
  coolDownHours: z.number().min(0).nullable(),
  /** Failed attempts before the first cool-down; 1 when absent. */
  coolDownAfter: z.number().int().min(1).optional(),
})

/** A learner sees all items of a submitted attempt with keys, the missed ones, or none before passing. */
const review = z.enum(['all', 'missed', 'after-pass'])

const quizShape = {
  id,
  slug: id,
  title: line,
  blueprint,
  timeLimitMinutes: z.number().int().min(1).max(600).nullable().default(null),
  /** Overrides the course's, as does `review`. */
  attempts: attempts.optional(),
  review: review.optional(),
}

/** Encounters must reach an end, reach a sound end, or are optional; single ones by id. */
const moveOnRule = z.enum(['walked', 'sound', 'offered'])
const moveOn = z.object({ encounters: moveOnRule }).catchall(moveOnRule)

/** The kinds of time flags (lib/record/anomaly) that a course may name. */
const timeFlag = z.enum([
  'short-lesson',
  'overlapping-sessions',
  'long-day',
  'crowded-day',
  'fast-answers',
  'even-beats',
  'early-beats',
  'unbroken-beats',
  'begins-at-cap',
])

/** Less than this share of a lesson's minutes informs, or holds the certificate, as does an open flag of these kinds. */
const time = z.strictObject({
  minimumShare: z.number().min(0).max(1).default(0.5),
  rule: z.enum(['inform', 'hold']).default('inform'),
  flags: z.array(timeFlag).default([]),
})

/** For some months, to a day, or to the end of a block of years. Not a union, so that errors name the key. */
export const expiry = z
  .strictObject({
    afterMonths: z.number().int().min(1).max(120).optional(),
    on: day.optional(),
    /** Blocks of calendar years; one begins with `from`. */
    block: z
      .strictObject({ years: z.number().int().min(1).max(10), from: z.number().int().min(2000).max(2100) })
      .optional(),
  })
  .refine(
    ({ afterMonths, on, block }) => [afterMonths, on, block].filter((one) => one !== undefined).length === 1,
    'needs exactly one of afterMonths, on, or block',
  )

const boardTerms = {
  courseNumber: line.nullable().default(null),
  providerNumber: line.nullable().default(null),
  /** A licensing board's number for the instructor. */
  instructor: z.strictObject({ name: line, id: line.nullable() }).nullable().default(null),
  category: line.nullable().default(null),
  mandate: z.strictObject({ name: line, number: line.nullable(), effective: day }).nullable().default(null),
}

const assessment = z.strictObject(quizShape)

/** Each form has two items of each. Both missed: two new items on that duty alone. */
const duty = z.strictObject({ id, title: line, lesson: id })

/** `ownBank`: draws from the modules' `final/`, which no other quiz does. */
const final = z.strictObject({
  ...quizShape,
  ownBank: z.literal(true).optional(),
  duties: z.array(duty).min(1).optional(),
})

export const courseSource = z.strictObject({
  id,
  title: line,
  audience: id,
  /** Absent: the first of `sources/jurisdictions.yaml`. */
  jurisdiction: id.optional(),
  draft: z.literal(true).optional(),
  subtitle: line,
  description: prose,
  edition: line,
  provider: line,
  /** A file in `app/_pictures`, without `cover-` and `.svg`, as for a module. */
  cover: id.optional(),
  approvalNumber: line.nullable(),
  counselReviewed: signOff,
  ...boardTerms,
  expiry: expiry.nullable(),
  /** Days before the end from which a holder may renew by the final alone; null: never. */
  recertification: z
    .strictObject({ opensDays: z.number().int().min(1).max(366) })
    .nullable()
    .default(null),
  pretest: assessment.nullable(),
  modules: z.array(id).min(1),
  final: final.nullable(),
  passRule,
  attempts,
  moveOn: moveOn.default({ encounters: 'walked' }),
  time: time.default({ minimumShare: 0.5, rule: 'inform', flags: [] }),
  review: review.default('all'),
  /** `units`: the final opens after all other required units. */
  opensAfter: z.enum(['units', 'nothing']).default('nothing'),
})

export const quizSource = z.strictObject({ ...quizShape, role: z.literal('module') })

export const moduleSource = z.strictObject({
  id,
  title: line,
  /** For the learner's outline, which fits on two screens of a phone. */
  shortTitle: line.max(30).optional(),
  /** What a learner can do after the module. */
  outcome: line.max(48).optional(),
  cover: id.optional(),
  objectives: z.array(z.strictObject({ id, text: line })).default([]),
  example: id.optional(),
  /** By file name, in the order of the outline. */
  tasks: z.array(id).default([]),
  /** Lessons and encounters by slug, or a quiz. One object, not a union, so that errors name the key. */
  units: z
    .array(
      z
        .strictObject({
          lesson: id.optional(),
          encounter: id.optional(),
          quiz: quizSource.optional(),
          audience: id.optional(),
        })
        .refine(
          ({ lesson, encounter, quiz }) => [lesson, encounter, quiz].filter((one) => one !== undefined).length === 1,
          'needs exactly one of lesson, encounter, or quiz',
        ),
    )
    .min(1),
})

export type Duty = z.infer<typeof duty>
export type MoveOn = z.infer<typeof moveOnRule>
export type CourseSource = z.infer<typeof courseSource>
export type ModuleSource = z.infer<typeof moduleSource>
export type QuizSource = z.infer<typeof quizSource>
export type ExpiryRule = z.infer<typeof expiry>
export type ReviewRule = z.infer<typeof review>

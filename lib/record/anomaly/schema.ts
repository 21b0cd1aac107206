import { z } from 'zod'

export const outcomes = {
  explained: 'Explained: it has an ordinary reason',
  accepted: 'Accepted: it counts as it is',
  'to-be-repeated': 'To be repeated: I will reopen it on the person’s page',
} as const
export type DispositionOutcome = keyof typeof outcomes

export const dispositionInput = z.object({
  outcome: z.enum(Object.keys(outcomes) as DispositionOutcome[], 'Choose an outcome.'),
  reason: z.string().trim().min(1, 'Give a reason. It stays on record.').max(500, 'Use 500 characters at most.'),
})
export type DispositionInput = z.infer<typeof dispositionInput>

const day = z.iso.date()
const measure = z.number()

/** `version` is that of the thresholds. */
export const anomalyFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('short-lesson'), activeMs: measure, minimumMs: measure }),
  z.object({ kind: z.literal('overlapping-sessions'), day, switches: measure, sessions: measure }),
  z.object({ kind: z.literal('long-day'), day, activeMs: measure, limitMs: measure }),
  z.object({ kind: z.literal('crowded-day'), day, units: measure, expectedMinutes: measure, spentMinutes: measure }),
  z.object({ kind: z.literal('fast-answers'), fast: measure, answered: measure, wordsPerMinute: measure }),
  z.object({
    kind: z.literal('even-beats'),
    beats: measure,
    spreadMs: measure,
    meanMs: measure,
    every: measure.default(1),
  }),
  z.object({ kind: z.literal('early-beats'), early: measure, beats: measure, soonerSeconds: measure }),
  z.object({ kind: z.literal('unbroken-beats'), day, unbrokenMs: measure, pauseMs: measure }),
  z.object({ kind: z.literal('begins-at-cap'), day, lessons: measure, creditMs: measure }),
])

import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { typedLine, typedText } from '@/lib/platform/typed-line'
import { minutesFromHours } from '@/lib/record/classroom/schema'
import { reason } from '@/lib/training/attempt/schema'
import type { Cycle, MandateRule } from './rule'
import { findTopic, readTopics, sumMinutes } from './topics'

const line = (prompt: string) => typedLine.pipe(z.string().min(1, prompt).max(120, 'Use 120 characters at most.'))
const optionalLine = typedLine.pipe(z.string().max(200, 'Use 200 characters at most.'))
const optionalDate = z.union([z.literal('').transform(() => null), typedDay], 'Enter a date such as 2027-01-31.')
const mostTopics = 20

const topicLines = typedText()
  .max(2000, 'Use 2,000 characters at most.')
  .transform((text, context) => {
    const topics = readTopics(text)
    if (topics && topics.length <= mostTopics) return topics
    const message = topics
      ? `Name ${mostTopics} topics at most.`
      : 'Write each topic once, on its own line, with its hours. For example: Interviewing: 1.5'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** A whole number in a text. */
const whole = (least: number, most: number, prompt: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, prompt)
    .transform(Number)
    .pipe(z.number().min(least, prompt).max(most, prompt))

const cycle = z
  .object({
    cycle: z.enum(['interval', 'period'], 'Choose when it is due again.'),
    months: z.string(),
    years: z.string(),
    endsOn: z.string(),
  })
  .transform((typed, context): Cycle => {
    const parsed =
      typed.cycle === 'interval'
        ? z.object({ months: whole(1, 120, 'Enter 1 to 120 months.') }).safeParse(typed)
        : z.object({ years: whole(1, 10, 'Enter 1 to 10 years.'), endsOn: typedDay }).safeParse(typed)
    for (const { path, message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path, message })
    return parsed.success ? ({ kind: typed.cycle, ...parsed.data } as Cycle) : z.NEVER
  })

const fields = z.object({
  title: line('Enter a title.'),
  authority: line('Enter who requires it.'),
  citation: optionalLine,
  hours: minutesFromHours.pipe(z.number().min(1, 'Enter hours, such as 1.5.')),
  topics: topicLines,
  firstDays: whole(0, 3650, 'Enter 0 to 3,650 days.'),
  needsApproval: z.boolean(),
  countsClassroom: z.boolean(),
  courses: z.array(
    z.object({
      courseId: z.string(),
      approvalNumber: optionalLine.transform((text) => text || null),
      topics: topicLines,
    }),
  ),
  effectiveFrom: typedDay,
  effectiveUntil: optionalDate,
})

/** A form's fields as a rule with its days. */
export const mandateInput = fields
  .superRefine(({ hours, topics, courses, countsClassroom, effectiveFrom, effectiveUntil }, context) => {
    const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (sumMinutes(topics) > hours) problem('topics', 'The topics take more hours than the whole mandate.')
    const unknown = courses.flatMap((course) => course.topics).find(({ name }) => !findTopic(topics, name))
    if (unknown) problem('courses', `“${unknown.name}” is not one of the topics above.`)
    if (courses.length === 0 && !countsClassroom) problem('courses', 'Choose a course, or let outside training count.')
    if (effectiveUntil && effectiveUntil < effectiveFrom)
      problem('effectiveUntil', 'Enter a day on or after the first one.')
  })
  .and(cycle.transform((parsed) => ({ cycle: parsed })))
  .transform(({ hours, effectiveFrom, effectiveUntil, ...rule }) => ({
    rule: { ...rule, minutes: hours } satisfies MandateRule,
    effectiveFrom,
    effectiveUntil,
  }))
export type MandateInput = z.infer<typeof mandateInput>

/** The version that the coordinator saw. */
const version = z.coerce.number().int().positive()

export const mandateChange = z.object({ changeReason: reason, version })

export const mandateEnding = z.object({ lastDay: typedDay, endReason: reason, version })

export const exceptionInput = z
  .object({
    mandateId: uuid('Choose a mandate.'),
    kind: z.enum(['waiver', 'extension', 'none'], 'Choose what to do.'),
    /** The last day; null ends the decision before. */
    until: optionalDate,
    authority: line('Enter who allows it.'),
    reason,
  })
  .refine(({ kind, until }) => kind === 'none' || until, {
    path: ['until'],
    message: 'Enter a date such as 2027-01-31.',
  })
export type ExceptionInput = z.infer<typeof exceptionInput>

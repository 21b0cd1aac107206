import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { followUpDays } from './follow-up'

const hour = z.coerce
  .number('Choose an hour.')
  .int('Choose an hour.')
  .min(0, 'Choose an hour.')
  .max(23, 'Choose an hour.')

export const planInput = z.object({
  byMail: z.enum(['yes', 'no'], 'Choose whether you want mail.').transform((choice) => choice === 'yes'),
  quietFrom: hour,
  quietUntil: hour,
})
export type PlanInput = z.infer<typeof planInput>

export const caseAnswer = z.array(z.string().max(100)).max(12).min(1, 'Choose an answer first.')

export const followUpReplies = ['used', 'no_occasion', 'not_used'] as const

export const followUpInput = z.object({
  certificateId: uuid('This question is no longer open.'),
  days: z.coerce.number().pipe(z.literal(followUpDays, 'This question is no longer open.')),
  reply: z.enum(followUpReplies, 'Choose one of the three answers.'),
})
export type FollowUpInput = z.infer<typeof followUpInput>

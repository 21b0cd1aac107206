import { z } from 'zod'
import { isUuid, uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { typedLine, withoutControls } from '@/lib/platform/typed-line'

const empty = z.literal('').transform(() => null)

const audiences = ['everyone', 'cohort', 'person', 'division', 'rank'] as const
type Audience = (typeof audiences)[number]

/** `to`: `everyone`, `rank:<text>`, or `cohort`, `person` or `division` with an id. Due: a day, days after joining, or nothing; and again
 * days before a certificate expires. */
export const assignmentInput = z
  .object({
    to: z.string().refine((text) => audienceOf(text) !== null, 'Choose who gets the course.'),
    dueOn: z.union([empty, typedDay]),
    dueDays: z.union([empty, z.coerce.number('Enter a number of days.').int().min(0).max(3650)]),
    renewDays: z.union([empty, z.coerce.number('Enter a number of days.').int().min(0).max(365)]),
  })
  .refine(({ dueOn, dueDays }) => dueOn === null || dueDays === null, {
    path: ['dueDays'],
    message: 'Enter a day or a number of days, not both.',
  })
  .transform(({ to, ...due }) => {
    const { audience, of } = audienceOf(to) ?? { audience: 'everyone' as const, of: null }
    const named = (one: Audience) => (audience === one ? of : null)
    return {
      audience,
      cohortId: named('cohort'),
      accountId: named('person'),
      divisionId: named('division'),
      rank: named('rank'),
      ...due,
    }
  })
export type AssignmentInput = z.infer<typeof assignmentInput>

function audienceOf(text: string): { audience: Audience; of: string | null } | null {
  if (text === 'everyone') return { audience: 'everyone', of: null }
  const [, name, of = ''] = /^(\w+):(.+)$/.exec(text) ?? []
  const audience = audiences.find((one) => one === name)
  if (!audience || audience === 'everyone') return null
  return (audience === 'rank' ? of.length <= 60 : isUuid(of)) ? { audience, of } : null
}

export const assignmentId = uuid('Choose an assignment.')

export const lateInput = z.object({
  text: typedLine.pipe(
    z
      .string()
      .min(1, 'Write one sentence.')
      .max(300, 'Use 300 characters at most.')
      .regex(withoutControls, 'Use letters, digits and signs only.'),
  ),
})

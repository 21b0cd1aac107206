import { z } from 'zod'
import { isUuid, uuid } from '@/lib/platform/id'

const empty = z.literal('').transform(() => null)

/** `audience`: `everyone`, `cohort:<id>` or `person:<id>`. `due`: a day, or a number of days after joining, or nothing. */
export const assignmentInput = z
  .object({
    to: z.string().refine(isAudience, 'Choose who gets the course.'),
    dueOn: z.union([empty, z.iso.date('Enter a day.')]),
    dueDays: z.union([empty, z.coerce.number('Enter a number of days.').int().min(0).max(3650)]),
  })
  .refine(({ dueOn, dueDays }) => dueOn === null || dueDays === null, {
    path: ['dueDays'],
    message: 'Enter a day or a number of days, not both.',
  })
  .transform(({ to, dueOn, dueDays }) => {
    const [audience, id = null] = to.split(':') as ['everyone' | 'cohort' | 'person', string?]
    return {
      audience,
      cohortId: audience === 'cohort' ? id : null,
      accountId: audience === 'person' ? id : null,
      dueOn,
      dueDays,
    }
  })
export type AssignmentInput = z.infer<typeof assignmentInput>

function isAudience(text: string): boolean {
  const [audience, id, ...rest] = text.split(':')
  if (id === undefined) return audience === 'everyone'
  return (audience === 'cohort' || audience === 'person') && isUuid(id) && rest.length === 0
}

export const assignmentId = uuid('Choose an assignment.')

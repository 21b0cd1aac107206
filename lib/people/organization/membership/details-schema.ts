import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { typedLine, withoutControls } from '@/lib/platform/typed-line'
import { identifierLabel } from '../schema'

const oneLine = (most: number) =>
  typedLine.pipe(
    z
      .string()
      .max(most, `Use at most ${most} characters.`)
      .regex(withoutControls, 'Use letters, digits and signs only.'),
  )

const nothing = z.literal('').transform(() => null)

export const detailFields = ['rank', 'identifier', 'hiredOn', 'supervisorId', 'divisionId'] as const

export const detailsInput = z.object({
  rank: oneLine(60),
  identifier: oneLine(60),
  hiredOn: z.union([nothing, typedDay]),
  supervisorId: z.union([nothing, uuid('Choose a person.')]),
  divisionId: z.union([nothing, uuid('Choose a division.')]),
})
export type DetailsInput = z.infer<typeof detailsInput>

export const identifierRuleInput = z.object({
  ruleLabel: identifierLabel,
  pattern: oneLine(120),
  isRequired: z.boolean(),
})

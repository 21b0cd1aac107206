import { z } from 'zod'
import { isUuid, uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { bulkActs } from './acts'

/** A form has at most 200 fields, and a page of people 50. */
export const mostPeople = 150

const ids = z
  .array(z.string().refine(isUuid))
  .min(1)
  .max(mostPeople)
  .transform((all) => [...new Set(all)])

const selection = z.object({ act: z.enum(bulkActs), accountIds: ids })

/** Null for an unknown action or no people. */
export function readSelection(form: URLSearchParams) {
  const parsed = selection.safeParse({ act: form.get('act'), accountIds: form.getAll('person') })
  return parsed.success ? parsed.data : null
}

const nothing = z.literal('').transform(() => null)

export const moveInput = z
  .object({
    division: z.union([z.literal(''), z.literal('none'), uuid()]),
    to: z.union([nothing, uuid()]),
    from: z.union([nothing, uuid()]),
  })
  .refine(({ division, to, from }) => division !== '' || to !== from, {
    path: ['division'],
    message: 'Choose a division, or a cohort to join or leave.',
  })

export const dueInput = z.object({ dueOn: z.union([nothing, typedDay]) })

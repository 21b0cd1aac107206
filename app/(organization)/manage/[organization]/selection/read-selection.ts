import { z } from 'zod'
import { isUuid, uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { mostPeople } from '../people/roster-filter'
import { bulkActs } from './acts'

const ids = z
  .array(z.string().refine(isUuid))
  .min(1)
  .max(mostPeople)
  .transform((all) => [...new Set(all)])

const selection = z.object({ act: z.enum(bulkActs), ticked: ids.or(z.null()) })

/** `ticked`: null for everyone in the list. Null for an unknown action or no people. */
export function readSelection(form: URLSearchParams) {
  const isWhole = form.get('whole') === 'yes'
  const parsed = selection.safeParse({ act: form.get('act'), ticked: isWhole ? null : form.getAll('person') })
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

import { z } from 'zod'
import { personName } from '@/lib/people/account/person-name'
import { emailAddress } from '@/lib/people/account/schema'

export const suggestedFields = ['name', 'email'] as const
export type SuggestedField = (typeof suggestedFields)[number]

export const suggestedField = z.enum(suggestedFields)
export const suggestionInput = { name: personName, email: emailAddress } satisfies Record<SuggestedField, z.ZodType>

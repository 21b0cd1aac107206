import { z } from 'zod'
import { form } from '@/app/_http/form'
import { joinCode } from '@/lib/people/organization/schema'

export const POST = form(async ({ submit }) =>
  submit({
    fields: z.object({ code: joinCode }),
    back: '/join',
    save: async ({ code }) => code,
    to: (code) => `/join/${code}`,
  }),
)

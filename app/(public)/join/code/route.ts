import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { joinCode } from '@/lib/people/organization/schema'

export const POST = write(async ({ form }) => {
  const typed = form.get('code') ?? ''
  const parsed = joinCode.safeParse(typed)
  if (parsed.success) return { to: `/join/${parsed.data}` }
  const message = parsed.error.issues[0]?.message ?? 'A join code has ten letters and digits.'
  return backToForm('/join', { values: { code: typed }, errors: [{ field: 'code', message }] })
})

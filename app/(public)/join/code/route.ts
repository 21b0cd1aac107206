import { backToForm } from '@/app/_auth/flash'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { joinCode } from '@/lib/people/organization/schema'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const typed = (await readForm(request)).get('code') ?? ''
    const parsed = joinCode.safeParse(typed)
    if (parsed.success) return seeOther(`/join/${parsed.data}`)
    const message = parsed.error.issues[0]?.message ?? 'A join code has ten letters and digits.'
    return backToForm('/join', { values: { code: typed.slice(0, 20) }, errors: [{ field: 'code', message }] })
  })
}

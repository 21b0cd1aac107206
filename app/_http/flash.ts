import { cookies } from 'next/headers'
import { z } from 'zod'
import { secureCookies } from '@/app/_auth/token'
import { seeOther } from './respond'

const cookieName = 'northlight.flash'
const seconds = 120

const flash = z.object({
  id: z.string(),
  values: z.record(z.string(), z.string()),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})

export type Flash = Omit<z.infer<typeof flash>, 'id'>

const nothing: Flash = { values: {}, errors: [] }

/** Redirects to the form with its values and errors in a short-lived cookie, never in the URL. */
export function backToForm(path: string, content: Flash): Response {
  const id = crypto.randomUUID().slice(0, 8)
  const value = encodeURIComponent(JSON.stringify({ id, ...content }))
  const secure = secureCookies ? '; Secure' : ''
  const joiner = path.includes('?') ? '&' : '?'
  return seeOther(`${path}${joiner}problem=${id}`, {
    'Set-Cookie': `${cookieName}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  })
}

/** Reads what `backToForm` stored for this path; empty for any other. */
export async function readFlash(problem: string | null): Promise<Flash> {
  const value = (await cookies()).get(cookieName)?.value
  if (!problem || !value) return nothing
  try {
    const parsed = flash.safeParse(JSON.parse(value))
    return parsed.success && parsed.data.id === problem ? parsed.data : nothing
  } catch {
    return nothing
  }
}

export function errorOf(errors: Flash['errors'], name: string): string | undefined {
  return errors.find(({ field }) => field === name)?.message
}

/** One error per field of a zod parse, for `backToForm`. */
export function fieldErrors(error: z.ZodError): Flash['errors'] {
  const seen = new Map<string, string>()
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!seen.has(field)) seen.set(field, issue.message)
  }
  return Array.from(seen, ([field, message]) => ({ field, message }))
}

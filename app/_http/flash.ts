import { cookies } from 'next/headers'
import { z } from 'zod'
import { findRefusedForm, hasRoomForRefusedForm, saveRefusedForm } from '@/lib/platform/refused-form'
import { seeOther } from './respond'
import { secureCookies } from './secure-cookies'

const cookieName = `${secureCookies ? '__Host-' : ''}northlight.flash`
const seconds = 120
/** Browsers drop cookies over 4,096 bytes, and one Khmer letter takes nine. */
const mostBytes = 3500
/** Few fields take more. Anyone can send a longer value, which would fill the database. */
const mostLetters = 2000

const content = z.object({
  values: z.record(z.string(), z.string()),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})

/** Without content, the form is in the database. */
const flash = z.object({ id: z.uuid(), content: content.optional() })

export type Flash = z.infer<typeof content>

const nothing: Flash = { values: {}, errors: [] }

/** Redirects to the form with its values and errors in a short-lived cookie or row, never in the URL. */
export async function backToForm(path: string, { values, errors }: Flash, most = mostLetters): Promise<Response> {
  const id = crypto.randomUUID()
  // Postgres can't store half of a letter that was cut.
  const cut = Object.entries(values).map(([name, value]) => [name, value.slice(0, most).toWellFormed()])
  const content: Flash = { values: Object.fromEntries(cut), errors }
  const whole = encodeURIComponent(JSON.stringify({ id, content }))
  const value = whole.length > mostBytes ? encodeURIComponent(await saveLong(id, content)) : whole
  const secure = secureCookies ? '; Secure' : ''
  const [address = '', anchor] = path.split('#')
  const joiner = address.includes('?') ? '&' : '?'
  return seeOther(`${address}${joiner}problem=${id}${anchor ? `#${anchor}` : ''}`, {
    'Set-Cookie': `${cookieName}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`,
  })
}

/** Without room for what was typed, the form still shows its errors. */
async function saveLong(id: string, content: Flash): Promise<string> {
  if (!(await hasRoomForRefusedForm())) return JSON.stringify({ id, content: { values: {}, errors: content.errors } })
  await saveRefusedForm(id, content)
  return JSON.stringify({ id })
}

/** Reads what `backToForm` stored for this path; empty for any other. */
export async function readFlash(problem: string | null): Promise<Flash> {
  const value = (await cookies()).get(cookieName)?.value
  if (!problem || !value) return nothing
  try {
    const parsed = flash.safeParse(JSON.parse(value))
    if (!parsed.success || parsed.data.id !== problem) return nothing
    return parsed.data.content ?? content.parse(await findRefusedForm(problem))
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

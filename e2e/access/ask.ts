import type { Learner } from '@/lib/people/account/actor'
import { type RawAnswer, rawRequest } from './raw-request'
import type { Line, Names, RoleAnswer } from './roles'
import { currentSessionOf } from './session'

/** The address of a line such as `POST /join/[code]`. */
export function addressOfLine(key: string, { at = {} }: Line, names: Names): string {
  const [, pattern = ''] = key.split(' ')
  return pattern.replace(/\[([^\]]+)\]/g, (_, parameter: string) => {
    const value = at[parameter] ?? (parameter as keyof Names)
    const found = typeof value === 'object' ? value.is : names[value]
    // The file of a certificate, as pages link it.
    if (pattern === '/certificates/[serial]') return `${found}.pdf`
    if (!found) throw new Error(`${key}: the scene has no ${parameter}`)
    return found
  })
}

interface Ask {
  path: string
  method: string
  person: Learner | null
  fields: Record<string, string>
}

/** With a session of its own, so that signing out ends no other. */
export async function ask({ path, method, person, fields }: Ask): Promise<RawAnswer> {
  const session = person ? await currentSessionOf(person) : {}
  if (method !== 'POST') return rawRequest(path, { method, headers: session })
  const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
  const body = new URLSearchParams(fields).toString()
  return rawRequest(path, { method, headers: { ...form, ...session }, body })
}

/** From a page, sign-in leads back to it. */
export function answerOf({ status, headers }: RawAnswer, { method, path }: Ask): RoleAnswer {
  const back = method === 'POST' ? '/landing' : path
  return status === 303 && headers.location === `/sign-in?next=${encodeURIComponent(back)}` ? 'sign-in' : status
}

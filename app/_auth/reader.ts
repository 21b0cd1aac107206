import { asLearner, type Learner } from '@/lib/people/account/actor'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { logError } from '@/lib/platform/log-error'
import { type PageContent, page } from '../_http/page'
import type { Read } from '../_http/read'
import { readSessionCookie } from './session-cookie'
import { decodeToken } from './token'

/** Returns the signed-in reader of a public page. Null without a session, or while the database is down. Sets no cookie. */
export async function findReader(request: Request): Promise<Learner | null> {
  if (!request.headers.has('cookie')) return null
  const { text } = await readSessionCookie()
  const token = await decodeToken(text)
  if (!token) return null
  const account = await findSessionAccount(token).catch((error) => logError('a reader is unknown', error))
  return account ? asLearner(account) : null
}

/** A public page that is made anew for each request. Its header offers Account to a person who is signed in. */
export function openPage<Path extends string = '/'>(work: Read<Path, PageContent>) {
  return page<Path>(async (asked) => {
    const shown = await work(asked)
    if (shown instanceof Response || shown.audience !== 'public' || !(await findReader(asked.request))) return shown
    return { ...shown, audience: 'member' }
  })
}

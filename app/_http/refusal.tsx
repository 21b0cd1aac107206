import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { DomainError, type ErrorCode } from '@/lib/platform/error'
import { currentRequestId } from '@/lib/platform/log.mjs'
import { logError } from '@/lib/platform/log-error'
import { findOutage } from '@/lib/platform/readiness'
import { FactorNeeded } from './factor-needed'
import { safeNext } from './next-path'
import { PasswordNeeded } from './password-needed'
import { passwordPage } from './password-page'
import { type DocumentContent, renderDocument } from './render'
import { wantsJson } from './request'
import { htmlResponse, json, seeOther } from './respond'
import { routePath } from './route'
import { victimPage } from './victim-page'
import { VictimWarning } from './victim-warning'

const statuses: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  'too-many': 429,
  'too-large': 413,
  unavailable: 503,
}

/** JSON for `fetch`, a page otherwise. Without a session: sign-in, then `onward`. Bugs are logged and hide details. */
export async function refusal(request: Request, thrown: unknown, onward = cameFrom(request)): Promise<Response> {
  if (thrown instanceof PasswordNeeded) return askForPassword(request, thrown)
  if (thrown instanceof FactorNeeded) return askForFactor(request, thrown, onward)
  if (thrown instanceof VictimWarning) return warn(request, thrown)
  const error = await domainErrorOf(thrown)
  const status = error ? statuses[error.code] : 500
  const message = error?.message ?? 'Something went wrong here. Your saved work is safe. Please try again.'
  const later: Record<string, string> = status === 503 ? { 'Retry-After': '10' } : {}
  if (wantsJson(request)) return json({ error: { code: error?.code ?? 'unexpected', message } }, status, later)
  if (error?.code === 'unauthenticated') return seeOther(`/sign-in?next=${encodeURIComponent(onward)}`)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const content =
    isRead && status === 404 ? notFoundPage(message) : refusalPage(message, cameFrom(request), status >= 500)
  return htmlResponse(await renderDocument(content), { status, headers: later })
}

async function askForPassword(request: Request, needed: PasswordNeeded): Promise<Response> {
  if (wantsJson(request)) return json({ error: { code: 'forbidden', message: needed.message } }, 403)
  const content = passwordPage(needed, routePath(request), cameFrom(request))
  return htmlResponse(await renderDocument(content), { status: 403 })
}

function askForFactor(request: Request, { message }: FactorNeeded, onward: string): Response {
  if (wantsJson(request)) return json({ error: { code: 'forbidden', message } }, 403)
  return seeOther(`/account/second-factor?next=${encodeURIComponent(onward)}`)
}

async function warn(request: Request, warning: VictimWarning): Promise<Response> {
  if (wantsJson(request)) return json({ error: { code: 'invalid', message: warning.message } }, 422)
  const content = victimPage(warning, routePath(request), cameFrom(request))
  return htmlResponse(await renderDocument(content))
}

/** Null for a bug, and 503 when the site can't write: Postgres restarts, or the disk is full. */
async function domainErrorOf(thrown: unknown): Promise<DomainError | null> {
  if (thrown instanceof DomainError) return thrown
  logError('a request failed', thrown)
  if (!(await findOutage(100))) return null
  return new DomainError(
    'unavailable',
    'Northlight is having trouble right now. Your saved work is safe. Please try again in a minute.',
  )
}

function cameFrom(request: Request): string {
  const referer = request.headers.get('referer')
  const url = referer && URL.canParse(referer) ? new URL(referer) : null
  return safeNext(url && url.host === request.headers.get('host') ? url.pathname + url.search : null)
}

function refusalPage(message: string, back: string, isOurFault: boolean): DocumentContent {
  const reference = isOurFault && currentRequestId()
  const main = (
    <Page width="reading">
      <PageHeading title={message} />
      {reference && (
        <p>
          If it happens again, tell the people who run the site this reference: <code>{reference}</code>
        </p>
      )}
      <ButtonRow>
        <ButtonLink href={back}>Go back</ButtonLink>
      </ButtonRow>
    </Page>
  )
  return { title: message, main, audience: 'anyone' }
}

function notFoundPage(message: string): DocumentContent {
  const main = (
    <Page width="reading">
      <PageHeading title="There is nothing at this address" />
      <p>{message}</p>
      <ButtonRow>
        <ButtonLink href="/learn">My courses</ButtonLink>
        <ButtonLink kind="quiet" href="/">
          Start page
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
  return { title: 'Not found', main, audience: 'anyone' }
}

import { createHash, timingSafeEqual } from 'node:crypto'
import { file } from '@/app/_http/file'
import { measureSite } from '@/lib/people/alarm/measure'
import { listAlarms } from '@/lib/people/alarm/queries'
import { siteGauges } from '@/lib/people/alarm/site-gauges'
import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/error'
import { currentExchange } from '@/lib/platform/http/exchange.mjs'
import { gaugesText } from '@/lib/platform/prometheus'
import { version } from '@/package.json'

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** 404 without METRICS_TOKEN, so that a scanner can't tell the page exists. */
function isAllowed(request: Request): boolean {
  if (!env.METRICS_TOKEN) throw new DomainError('not-found', 'There is nothing at this address.')
  const given = request.headers.get('authorization') ?? ''
  return timingSafeEqual(hashOf(given), hashOf(`Bearer ${env.METRICS_TOKEN}`))
}

const plain = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }

/** Metrics of all app processes and of the site. Without the database, only those of the processes. */
export const GET = file(async ({ request }) => {
  if (!isAllowed(request))
    return new Response('A bearer token is needed.\n', {
      status: 401,
      headers: { ...plain, 'WWW-Authenticate': 'Bearer' },
    })
  const [processes, figures, alarms] = await Promise.all([
    currentExchange()
      ?.readMetrics?.()
      .catch(() => ''),
    measureSite(new Date()).catch(() => null),
    listAlarms().catch(() => null),
  ])
  return new Response(`${processes ?? ''}\n${gaugesText(siteGauges(figures, alarms, version))}`, { headers: plain })
})

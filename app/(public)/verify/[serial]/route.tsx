import { openPage } from '@/app/_auth/reader'
import type { PageContent } from '@/app/_http/page'
import { addressOf } from '@/app/_http/request'
import { isDatabaseUp } from '@/lib/platform/health'
import { findStamp } from '@/lib/record/certificate/find-stamp'
import { findPublicCertificate, isAgreed, type PublicCertificate } from '@/lib/record/certificate/public-certificate'
import { parseSerial } from '@/lib/record/certificate/serial'
import { isRefused } from '@/lib/record/certificate/status'
import { misses, tooManyMisses } from '../limits'
import { title } from '../sentences'
import { CertificateRecord } from './certificate-record'
import { ContradictedRecord, UnreadableRecord } from './contradicted-record'
import { MistypedSerial, RecordAway, UnknownSerial } from './nothing-here'

const answer = (main: PageContent['main'], status = 200, headers = {}): PageContent => ({
  ...{ title, main, audience: 'public', status, headers },
})

/** Separates an unreachable database from an unknown serial. */
async function lookUp(serial: string): Promise<PublicCertificate | 'none' | 'away' | 'refused'> {
  try {
    return (await findPublicCertificate(serial, new Date())) ?? 'none'
  } catch (error) {
    if (isRefused(error)) return 'refused'
    if (await isDatabaseUp()) throw error
    return 'away'
  }
}

export const GET = openPage<'/verify/[serial]'>(async ({ params, request, query }) => {
  const address = addressOf(request)
  const now = new Date()
  const parsed = parseSerial(params.serial)
  const [seconds, found] = await Promise.all([
    misses.wait(address, now),
    parsed.ok ? lookUp(parsed.serial) : ('none' as const),
  ])
  if (seconds > 0) return tooManyMisses(seconds)
  if (found === 'away') return answer(<RecordAway />, 503, { 'Retry-After': '60' })
  if (found === 'refused') return answer(<UnreadableRecord serial={params.serial} />)
  if (found !== 'none' && !isAgreed(found)) return answer(<ContradictedRecord certificate={found} />)
  if (found !== 'none') {
    const stamp = await findStamp(found.id)
    return answer(<CertificateRecord certificate={found} stamp={stamp} print={query.has('print')} />)
  }
  await misses.take(address, now)
  return answer(parsed.ok ? <UnknownSerial /> : <MistypedSerial />, 404)
})

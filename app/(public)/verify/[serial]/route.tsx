import { addressOf } from '@/app/_auth/request'
import { type Content, respondDocument } from '@/app/_document/document'
import { isDatabaseUp } from '@/lib/platform/health'
import { findPublicCertificate, type PublicCertificate } from '@/lib/record/certificate/queries'
import { parseSerial } from '@/lib/record/certificate/serial'
import { misses, tooManyMisses } from '../limits'
import { title } from '../sentences'
import { CertificateRecord } from './certificate-record'
import { MistypedSerial, RecordAway, UnknownSerial } from './nothing-here'

const answer = (main: Content['main'], status = 200, headers = {}): Content => ({
  ...{ title, main, audience: 'public', status, headers },
})

/** What is on record, or that the record cannot be reached: a database that is away is nobody's mistake. */
async function lookUp(serial: string): Promise<PublicCertificate | 'none' | 'away'> {
  try {
    return (await findPublicCertificate(serial, new Date())) ?? 'none'
  } catch (error) {
    if (await isDatabaseUp()) throw error
    return 'away'
  }
}

/** What anybody may know about a serial. */
export function GET(request: Request, { params }: RouteContext<'/verify/[serial]'>): Promise<Response> {
  return respondDocument(request, async () => {
    const address = addressOf(request)
    const now = new Date()
    const seconds = misses.wait(address, now)
    if (seconds > 0) return tooManyMisses(seconds)
    const parsed = parseSerial((await params).serial)
    const found = parsed.ok ? await lookUp(parsed.serial) : 'none'
    if (found === 'away') return answer(<RecordAway />, 503, { 'Retry-After': '60' })
    if (found !== 'none') return answer(<CertificateRecord certificate={found} />)
    misses.take(address, now)
    return answer(parsed.ok ? <UnknownSerial /> : <MistypedSerial />, 404)
  })
}

import { currentReader } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { seeOther } from '@/app/_http/respond'
import { notFound } from '@/lib/platform/error'
import { credentialForms, downloadCredential } from '@/lib/record/certificate/download-credential'
import { downloadProofOfTime } from '@/lib/record/certificate/download-proof-of-time'
import { parseSerial } from '@/lib/record/certificate/serial'

const mediaTypes = {
  json: 'application/vc',
  jwt: 'application/vc+jwt',
  svg: 'image/svg+xml',
  png: 'image/png',
  time: 'application/json',
} as const
const forms = [...credentialForms, 'time'] as const

/** Serves .json, .jwt, .png, .svg, and .time, the proof of time. The credential's `id` (no extension) redirects to its public page. */
export const GET = file<'/credentials/[file]'>(async ({ query, params }) => {
  const [, stem = '', ending] = /^([^.]*)(?:\.([a-z]+))?$/.exec(params.file) ?? []
  const parsed = parseSerial(stem)
  if (!parsed.ok) throw notFound()
  const { serial } = parsed
  if (ending === undefined) return seeOther(`/verify/${serial}`)
  const form = forms.find((one) => one === ending)
  if (!form) throw notFound()
  const shareToken = query.get('share')
  const reader = { ...(await currentReader()), shareToken }
  const content = await (form === 'time'
    ? downloadProofOfTime(reader, { serial })
    : downloadCredential(reader, { serial, form }))
  return {
    body: typeof content === 'string' ? content : Buffer.from(content),
    name: `${serial}.${form}`,
    type: mediaTypes[form],
    // Browser wallets fetch share links, which need no cookie.
    ...(shareToken && { headers: { 'Access-Control-Allow-Origin': '*' } }),
  }
})

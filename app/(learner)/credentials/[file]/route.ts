import { currentReader } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { seeOther } from '@/app/_http/respond'
import { notFound } from '@/lib/platform/error'
import { type CredentialForm, credentialForms, downloadCredential } from '@/lib/record/certificate/download-credential'
import { parseSerial } from '@/lib/record/certificate/serial'

const mediaTypes: Record<CredentialForm, string> = {
  json: 'application/vc',
  jwt: 'application/vc+jwt',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** Serves .json, .jwt, .png and .svg. The credential's `id` (no extension) redirects to its public page. */
export const GET = file<'/credentials/[file]'>(async ({ query, params }) => {
  const [, stem = '', ending] = /^([^.]*)(?:\.([a-z]+))?$/.exec(params.file) ?? []
  const parsed = parseSerial(stem)
  if (!parsed.ok) throw notFound()
  const { serial } = parsed
  if (ending === undefined) return seeOther(`/verify/${serial}`)
  const form = credentialForms.find((one) => one === ending)
  if (!form) throw notFound()
  const shareToken = query.get('share')
  const content = await downloadCredential({ ...(await currentReader()), shareToken }, { serial, form })
  return {
    body: typeof content === 'string' ? content : Buffer.from(content),
    name: `${serial}.${form}`,
    type: mediaTypes[form],
    // Browser wallets fetch share links, which need no cookie.
    ...(shareToken && { headers: { 'Access-Control-Allow-Origin': '*' } }),
  }
})

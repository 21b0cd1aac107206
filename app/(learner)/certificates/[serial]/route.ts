import { currentReader } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { notFound } from '@/lib/platform/error'
import { downloadCertificate } from '@/lib/record/certificate/download-certificate'
import { parseSerial } from '@/lib/record/certificate/serial'

/** Serves /certificates/<serial>.pdf. */
export const GET = file<'/certificates/[serial]'>(async ({ query, params }) => {
  const [, stem = ''] = /^(.*)\.pdf$/.exec(params.serial) ?? []
  const parsed = parseSerial(stem)
  if (!parsed.ok) throw notFound()
  const { serial } = parsed
  const shareToken = query.get('share')
  const { pdf, sha256 } = await downloadCertificate({ ...(await currentReader()), shareToken }, { serial })
  const headers = { ETag: `"${sha256}"` }
  return { body: Buffer.from(pdf), name: `${serial}.pdf`, type: 'application/pdf', headers }
})

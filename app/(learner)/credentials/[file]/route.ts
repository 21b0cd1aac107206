import { currentActor } from '@/app/_auth/guards'
import { attachment, respond, seeOther } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { type CredentialForm, credentialForms, downloadCredential } from '@/lib/record/certificate/download-credential'
import { parseSerial } from '@/lib/record/certificate/serial'

const mediaTypes: Record<CredentialForm, string> = {
  json: 'application/vc',
  jwt: 'application/vc+jwt',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** A credential at /credentials/<serial>.json and its other forms. Its `id`, without a form, leads to the public page. */
export function GET(request: Request, { params }: RouteContext<'/credentials/[file]'>): Promise<Response> {
  return respond(request, async () => {
    const [, stem = '', ending] = /^([^.]*)(?:\.([a-z]+))?$/.exec((await params).file) ?? []
    const parsed = parseSerial(stem)
    if (!parsed.ok) throw notFound()
    const { serial } = parsed
    if (ending === undefined) return seeOther(`/verify/${serial}`)
    const form = credentialForms.find((one) => one === ending)
    if (!form) throw notFound()
    const shareToken = new URL(request.url).searchParams.get('share')
    const file = await downloadCredential({ learner: await currentActor(), shareToken }, { serial, form })
    return attachment(typeof file === 'string' ? file : Buffer.from(file), {
      name: `${serial}.${form}`,
      type: mediaTypes[form],
      // A wallet in a browser opens a share link, which needs no cookie.
      headers: shareToken ? { 'Access-Control-Allow-Origin': '*' } : {},
    })
  })
}

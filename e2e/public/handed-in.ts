import type { APIRequestContext } from '@playwright/test'
import type { Learner } from '@/lib/people/account/actor'
import type { Verdict } from '@/lib/proof/verification/verdict'
import { rawRequest } from '../access/raw-request'
import { sessionOf } from '../access/session'

interface Upload {
  name: string
  mimeType: string
  buffer: Buffer
}

async function download(learner: Learner, path: string): Promise<Upload> {
  const { status, headers, bytes } = await rawRequest(path, { headers: await sessionOf(learner) })
  if (status !== 200) throw new Error(`${path} answers ${status}`)
  return { name: path.split('/').at(-1) ?? '', mimeType: headers['content-type'] ?? '', buffer: bytes }
}

export async function pdfOf(learner: Learner, serial: string): Promise<Buffer> {
  return (await download(learner, `/certificates/${serial}.pdf`)).buffer
}

/** All files of a certificate, the PDF first. */
export function filesOf(learner: Learner, serial: string): Promise<Upload[]> {
  const credentials = ['json', 'jwt', 'svg', 'png'].map((ending) => `/credentials/${serial}.${ending}`)
  return Promise.all([`/certificates/${serial}.pdf`, ...credentials].map((path) => download(learner, path)))
}

export async function handIn(request: APIRequestContext, form: { file?: Upload; text?: string }): Promise<Verdict> {
  const multipart: Record<string, Upload | string> = form.file ? { file: form.file } : { text: form.text ?? '' }
  const answer = await request.post('/verify/check', { multipart, headers: { Accept: 'application/json' } })
  return answer.json()
}

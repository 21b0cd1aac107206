import { isKind, previewOf, respondPreview } from '../preview'

/** The HTML part of one kind of mail, in `npm run dev`. */
export async function GET(_request: Request, { params }: RouteContext<'/preview/mail/[kind]'>): Promise<Response> {
  const { kind } = await params
  return respondPreview(isKind(kind) ? previewOf(kind).html : null)
}

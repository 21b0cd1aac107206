import { file } from '@/app/_http/file'
import { isKind, previewFile, previewOf } from '../preview'

/** The HTML part of one kind of mail, in `npm run dev`. */
export const GET = file<'/preview/mail/[kind]'>(async ({ params: { kind } }) =>
  previewFile(isKind(kind) ? previewOf(kind).html : null),
)

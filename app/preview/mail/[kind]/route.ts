import { file } from '@/app/_http/file'
import { isKind, previewFile, previewOf } from '../preview'

/** Development only (`npm run dev`). */
export const GET = file<'/preview/mail/[kind]'>(async ({ params: { kind } }) =>
  previewFile(isKind(kind) ? previewOf(kind).html : null),
)

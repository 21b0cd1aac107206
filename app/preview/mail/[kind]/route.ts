import type { Address } from '@/app/_http/address'
import { file } from '@/app/_http/file'
import { isKind, previewFile, previewOf } from '../preview'

/** A mail may carry inline styles and nothing else. */
export const address = {
  headers: {
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  },
} satisfies Address

/** Development only (`npm run dev`). */
export const GET = file<'/preview/mail/[kind]'>(async ({ params: { kind } }) =>
  previewFile(isKind(kind) ? previewOf(kind).html : null),
)

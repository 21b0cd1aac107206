import type { FileContent } from '@/app/_http/file'
import { type MailData, type MailKind, mailKinds } from '@/lib/people/mail/kinds'
import { previews } from '@/lib/people/mail/previews'
import { type MailParts, render } from '@/lib/people/mail/render'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'

export function listKinds(): MailKind[] {
  return Object.keys(mailKinds) as MailKind[]
}

export function isKind(text: string): text is MailKind {
  return Object.hasOwn(mailKinds, text)
}

export function previewOf(kind: MailKind): MailParts {
  // TypeScript can't correlate a kind with its data after a lookup.
  return render(kind, previews[kind] as MailData<typeof kind> & MailData<'spaced-case'>)
}

/** Development only: 404 in production. */
export function previewFile(html: string | null): FileContent {
  if (env.NODE_ENV === 'production' || html === null) throw notFound()
  return { body: html, type: 'text/html; charset=utf-8' }
}

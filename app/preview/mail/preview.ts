import { kinds, type MailData, type MailKind } from '@/lib/people/mail/kinds'
import { previews } from '@/lib/people/mail/previews'
import { type MailParts, render } from '@/lib/people/mail/render'
import { env } from '@/lib/platform/env'

export function listKinds(): MailKind[] {
  return Object.keys(kinds) as MailKind[]
}

export function isKind(text: string): text is MailKind {
  return Object.hasOwn(kinds, text)
}

export function previewOf(kind: MailKind): MailParts {
  // TypeScript does not see that a kind and its data belong together once both are looked up.
  return render(kind, previews[kind] as MailData<typeof kind> & MailData<'spaced-case'>)
}

/** A page while developing; nothing in production. */
export function respondPreview(html: string | null): Response {
  if (env.NODE_ENV === 'production' || html === null) return new Response('There is nothing here.', { status: 404 })
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } })
}

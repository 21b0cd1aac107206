import { type NewestNote, printedCheckpoint } from '@/lib/audit/tree/notes'
import { render } from '@/lib/people/mail/render'
import type { NewMail } from '@/lib/people/mail/write-mail'
import { env } from '@/lib/platform/env'

export function checkpointMail(
  { name, ...to }: Pick<NewMail, 'effect' | 'recipient' | 'accountId'> & { name: string | null },
  newest: NewestNote,
): NewMail {
  const { size, note } = newest
  const parts = render('checkpoint', { name, site: env.APP_URL, size, line: printedCheckpoint(newest), note })
  return { ...parts, ...to, kind: 'checkpoint', unsubscribeUrl: null }
}

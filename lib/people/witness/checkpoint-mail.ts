import type { NewestNote } from '@/lib/audit/newest-note'
import { render } from '@/lib/people/mail/render'
import type { NewMail } from '@/lib/people/mail/write-mail'
import { env } from '@/lib/platform/env'

/** Length and root of the log, as it is printed on paper. */
export function printedCheckpoint({ size, tree }: Pick<NewestNote, 'size' | 'tree'>): string {
  return `${size} ${Buffer.from(tree, 'hex').toString('base64')}`
}

export function checkpointMail(
  { name, ...to }: Pick<NewMail, 'effect' | 'recipient' | 'accountId'> & { name: string | null },
  newest: NewestNote,
): NewMail {
  const parts = render('checkpoint', { name, site: env.APP_URL, line: printedCheckpoint(newest), note: newest.note })
  return { ...parts, ...to, kind: 'checkpoint', unsubscribeUrl: null }
}

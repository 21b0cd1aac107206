import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import type { Mail } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'

/** Records that an administrator saw another person's mail. Errors: not-found. */
export async function view(
  administrator: Administrator,
  input: { mailId: string; part: 'text' | 'html' },
  world = systemWorld,
): Promise<Mail> {
  const { mailId, part } = input
  const mail = isUuid(mailId) ? await db.mail.findUnique({ where: { id: mailId } }) : null
  if (!mail) throw notFound()
  if (mail.accountId === administrator.accountId) return mail
  const about = { ...(mail.accountId && { subjectId: mail.accountId }), object: `mail:${mail.id}`, details: { part } }
  await db.$transaction((tx) => record(tx, { action: 'mail.viewed', actor: administrator, ...about }, world.now()))
  return mail
}

import { record } from '@/lib/audit/log/record'
import type { Administrator, Learner } from '@/lib/people/account/actor'
import { transact } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { render } from './render'
import { writeMail } from './write-mail'

/** To the administrator's own address, at most once a minute. */
export async function sendTestMail(
  administrator: Administrator,
  { name, email }: Pick<Learner, 'name' | 'email'>,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  const { accountId } = administrator
  const effect = `test:${accountId}:${now.toISOString().slice(0, 16)}`
  const parts = render('test', { name, site: env.APP_URL })
  const mail = { ...parts, effect, kind: 'test' as const, accountId, recipient: email, unsubscribeUrl: null }
  await transact(async (tx) => {
    if (!(await writeMail(tx, mail, world))) return
    await record(tx, { action: 'mail.test-written', actor: administrator, subjectId: accountId }, now)
  })
}

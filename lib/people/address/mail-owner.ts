import type { Owner } from '@/lib/people/account/queries'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import type { Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'

/** Tells the owner of an account that someone tried to use its address. */
export async function mailOwner(tx: Transaction, { id, name, email }: Owner, world: World): Promise<void> {
  const kind = 'registration-tried'
  const parts = render(kind, { name, site: env.APP_URL })
  const mail = { ...parts, effect: `${kind}:${world.id()}`, kind, accountId: id, recipient: email } as const
  await writeMail(tx, { ...mail, unsubscribeUrl: null }, world)
}

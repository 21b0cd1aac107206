import type { MailData } from '@/lib/people/mail/kinds'
import { render } from '@/lib/people/mail/render'
import { writeMail } from '@/lib/people/mail/write-mail'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

type LinkKind = 'registration' | 'confirm-address' | 'reset-password' | 'invitation'

interface Link {
  /** The id of the row to which the link belongs. */
  id: string
  accountId: string | null
  recipient: string
  secret: string
}

export async function mailLink<Kind extends LinkKind>(
  tx: Transaction,
  kind: Kind,
  data: MailData<Kind>,
  { id, ...to }: Link,
  world: World,
): Promise<void> {
  const mail = { ...render(kind, data), ...to, effect: `${kind}:${id}`, kind, unsubscribeUrl: null }
  await writeMail(tx, mail, world)
}

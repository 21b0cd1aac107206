import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** For the person's own copy. Without links, which may still work. */
export async function mailsOnRecord(tx: Transaction, { accountId }: Learner) {
  const mails = await tx.mail.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { kind: true, recipient: true, subject: true, text: true, state: true, createdAt: true, settledAt: true },
  })
  return mails.map((mail) => ({ ...mail, text: mail.text.replace(/https?:\/\/\S+/g, '(a link)') }))
}

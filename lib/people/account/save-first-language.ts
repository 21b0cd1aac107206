import { record } from '@/lib/audit/log/record'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Learner } from './actor'
import type { Language } from './first-language'
import { lockAccount } from './lock-account'

/** Saves the person's language; null deletes it. The log never names the language. */
export async function saveFirstLanguage(
  learner: Learner,
  language: Language | null,
  world = systemWorld,
): Promise<void> {
  const { accountId } = learner
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Race: two concurrent answers would insert twice.
    await lockAccount(tx, accountId)
    const before = await tx.firstLanguage.findUnique({ where: { accountId } })
    if ((before?.language ?? null) === language) return
    await tx.firstLanguage.deleteMany({ where: { accountId } })
    if (language) await tx.firstLanguage.create({ data: { accountId, language, saidAt: now } })
    const action = language ? 'account.first-language-saved' : 'account.first-language-deleted'
    await record(tx, { action, actor: learner, subjectId: accountId }, now)
  })
}

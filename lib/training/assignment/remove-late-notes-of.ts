import type { Transaction } from '@/lib/platform/db'

export async function removeLateNotesOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.lateNote.deleteMany({ where: { accountId } })
}

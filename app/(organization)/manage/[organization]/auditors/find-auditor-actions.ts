import { listAuditorActions } from '@/lib/audit/log/auditor-actions'
import type { Coordinator } from '@/lib/people/account/actor'

const pageSize = 50

/** A page of what the auditors opened. `asked` is the id of an entry, as typed into the address. */
export async function findAuditorActions(
  coordinator: Coordinator,
  auditors: readonly { accountId: string }[],
  asked: string | null,
) {
  const before = asked && /^\d{1,18}$/.test(asked) ? asked : null
  const accountIds = auditors.map(({ accountId }) => accountId)
  const rows = await listAuditorActions(coordinator, { accountIds, before, limit: pageSize + 1 })
  const entries = rows.slice(0, pageSize)
  return { before, entries, last: rows.length > pageSize ? entries.at(-1) : undefined }
}

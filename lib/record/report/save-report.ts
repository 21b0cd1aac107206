import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import type { SavedReportInput } from './schema'

export type ReportSaved = { ok: true; id: string } | { ok: false; reason: 'name-taken' }

export async function saveReport(
  coordinator: Coordinator,
  { reportName: name, columns }: SavedReportInput,
  world = systemWorld,
): Promise<ReportSaved> {
  const { organizationId, accountId: savedById } = coordinator
  const now = world.now()
  const id = world.id()
  return db.$transaction(async (tx): Promise<ReportSaved> => {
    const row = { id, organizationId, name, columns, savedAt: now, savedById }
    const inserted = await insertOnce(tx, tx.savedReport, row)
    if (inserted === 'taken') return { ok: false, reason: 'name-taken' }
    if (inserted === 'again') return { ok: true, id }
    const object = `organization:${organizationId}`
    const entry = { action: 'report.saved' as const, actor: coordinator, object, details: { reportId: id, columns } }
    await record(tx, { ...entry, values: { name } }, now)
    return { ok: true, id }
  })
}

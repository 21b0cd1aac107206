import { recordView } from '@/lib/audit/log/record-view'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { logError } from '@/lib/platform/log-error'
import { systemWorld } from '@/lib/platform/world'
import { sealLog } from './seal-log'

/** Seals first, so that the checkpoint is current. Errors: not-found. */
export async function downloadCheckpoint(
  administrator: { readonly accountId: string; readonly role: 'administrator' },
  world = systemWorld,
): Promise<{ size: string; document: string }> {
  // If the issuer can't sign now, the last signed checkpoint is still valid.
  await sealLog(world).catch((error) => logError('the log could not be sealed', error))
  const newest = await db.auditCheckpoint.findFirst({ orderBy: { size: 'desc' } })
  if (!newest) throw notFound()
  const size = String(newest.size)
  await recordView(administrator, { action: 'log.checkpoint-downloaded', object: `checkpoint:${size}` }, world)
  return { size, document: newest.document }
}

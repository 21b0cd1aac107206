import { requireCoordinator } from '@/app/_auth/guards'
import type { FileContent } from '@/app/_http/file'
import { transcriptFile } from '@/app/_record/transcript-file'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export async function transcriptOf(
  { organization, account }: { organization: string; account: string },
  format: 'pdf' | 'json',
): Promise<FileContent> {
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(account)) throw notFound()
  return transcriptFile(coordinator, account, format)
}

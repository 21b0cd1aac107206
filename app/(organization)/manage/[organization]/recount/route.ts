import { requireCoordinator } from '@/app/_auth/guards'
import { safeNext } from '@/app/_http/next-path'
import { write } from '@/app/_http/write'
import { recountNow } from '@/lib/record/recount'

export const POST = write<'/manage/[organization]/recount'>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  await recountNow(coordinator, form.get('about') ?? '', world)
  return { to: safeNext(form.get('back'), `/manage/${coordinator.organizationId}`) }
})

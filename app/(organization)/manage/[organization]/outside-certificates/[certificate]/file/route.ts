import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { downloadOutside } from '@/lib/record/outside-certificate/download-outside'

export const GET = file<'/manage/[organization]/outside-certificates/[certificate]/file'>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { bytes: body, ...named } = await downloadOutside(coordinator, params.certificate)
  return { body, ...named }
})

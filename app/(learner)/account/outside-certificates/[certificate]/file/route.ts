import { requireLearner } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { downloadOutside } from '@/lib/record/outside-certificate/download-outside'

export const GET = file<'/account/outside-certificates/[certificate]/file'>(async ({ params }) => {
  const { bytes: body, ...named } = await downloadOutside(await requireLearner(), params.certificate)
  return { body, ...named }
})

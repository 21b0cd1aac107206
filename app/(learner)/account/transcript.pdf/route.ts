import { requireLearner } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { transcriptFile } from '@/app/_record/transcript-file'

export const GET = file(async () => {
  const learner = await requireLearner()
  return transcriptFile(learner, learner.accountId, 'pdf')
})

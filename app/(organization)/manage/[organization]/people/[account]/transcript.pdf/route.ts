import { file } from '@/app/_http/file'
import { transcriptOf } from '../transcript-of'

export const GET = file<'/manage/[organization]/people/[account]/transcript.pdf'>(({ params }) =>
  transcriptOf(params, 'pdf'),
)

import { file } from '@/app/_http/file'
import { transcriptOf } from '../transcript-of'

export const GET = file<'/manage/[organization]/people/[account]/transcript.json'>(({ params }) =>
  transcriptOf(params, 'json'),
)

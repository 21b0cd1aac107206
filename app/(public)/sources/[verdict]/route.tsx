import { publicPage } from '@/app/_auth/public-page'
import { notFound } from '@/lib/platform/error'
import { SourceMap } from '../source-map'
import { isVerdict, verdicts } from '../verdicts'

export const GET = publicPage<'/sources/[verdict]'>(({ params: { verdict }, catalog }) => {
  if (!isVerdict(verdict)) throw notFound()
  const title = `Sources: ${verdicts[verdict].text.toLowerCase()}`
  return { title, audience: 'public', current: '/sources', main: <SourceMap catalog={catalog} verdict={verdict} /> }
})

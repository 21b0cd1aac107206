import { publicPage } from '@/app/_http/kept'
import { SourceMap } from './source-map'

export const GET = publicPage(({ catalog }) => {
  return { title: 'Sources', audience: 'public', main: <SourceMap catalog={catalog} verdict={null} /> }
})

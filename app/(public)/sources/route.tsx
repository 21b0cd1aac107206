import { openPage } from '@/app/_auth/reader'
import { keptPage } from '@/app/_http/kept'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { searchSources } from '@/lib/content/course/search-sources'
import { SearchResults } from './search-results'
import { SourceMap } from './source-map'

const mostTyped = 120
const pageSize = 20

export const GET = openPage(async ({ request, query }) => {
  const text = (query.get('q') ?? '').trim().slice(0, mostTyped)
  if (text === '') {
    const make = (catalog: Parameters<typeof SourceMap>[0]['catalog']) => ({
      title: 'Sources',
      audience: 'public' as const,
      current: '/sources',
      main: <SourceMap catalog={catalog} verdict={null} />,
    })
    return keptPage(request, { cache: 'public', make })
  }
  const found = searchSources(await loadCatalog(), text)
  const from = Math.min(found.length, Math.max(0, Math.floor(Number(query.get('from')) || 0)))
  return {
    title: `Sources: ${text}`,
    audience: 'public',
    current: '/sources',
    main: <SearchResults text={text} found={found} from={from} pageSize={pageSize} />,
  }
})

import { loadCatalog } from '@/lib/content/course/load'
import { SourceMap } from './source-map'

export const dynamic = 'force-static'
export const metadata = { title: 'Sources' }

export default async function SourcesPage() {
  return <SourceMap catalog={await loadCatalog()} verdict={null} />
}

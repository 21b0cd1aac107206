import { notFound } from 'next/navigation'
import { loadCatalog } from '@/lib/content/course/load'
import { SourceMap } from '../source-map'
import { isVerdict, verdicts } from '../verdicts'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return Object.keys(verdicts).map((verdict) => ({ verdict }))
}

export async function generateMetadata({ params }: PageProps<'/sources/[verdict]'>) {
  const { verdict } = await params
  return { title: isVerdict(verdict) ? `Sources: ${verdicts[verdict].text.toLowerCase()}` : 'Sources' }
}

export default async function VerdictPage({ params }: PageProps<'/sources/[verdict]'>) {
  const { verdict } = await params
  if (!isVerdict(verdict)) notFound()
  return <SourceMap catalog={await loadCatalog()} verdict={verdict} />
}

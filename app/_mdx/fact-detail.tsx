import { Tag } from '@/app/_ui/tag'
import type { Effect } from '@/lib/content/course/effect'
import type { Fact } from '@/lib/content/course/register-source'
import { dateInWords } from '@/lib/platform/words'
import { EffectNote } from './effect-note'

const kinds: Record<Fact['readFrom'][number]['kind'], string> = {
  statute: 'text of law',
  agency: 'public body',
  court: 'court',
  ngo: 'nonprofit',
  news: 'news',
  reference: 'reference work',
  other: 'other page',
}

/** Official publishers of law; text from any other host is labeled a copy. */
const official = /\.(?:gov|mil)(?::\d+)?$|(?:^|\.)(?:mainelegislature|unodc|humantraffickinghotline)\.org$/
const copies: Partial<typeof kinds> = {
  statute: 'copy of the text of law',
  agency: 'copy of a public body’s text',
  court: 'copy of a court’s opinion',
}

function kindOf({ kind, url }: Fact['readFrom'][number]): string {
  return (official.test(new URL(url).host) ? undefined : copies[kind]) ?? kinds[kind]
}

export function FactDetail({ fact, effect }: { fact: Fact; effect: Effect | null }) {
  return (
    <>
      <p>{fact.statement}</p>
      {effect && (
        <p>
          <EffectNote effect={effect} />
        </p>
      )}
      {fact.status !== 'confirmed' && (
        <p>
          <Tag kind="warn">{fact.status === 'partly' ? 'Partly confirmed' : 'Not confirmed'}</Tag>
        </p>
      )}
      <ul>
        {fact.readFrom.map((page) => (
          <li key={page.url}>
            Read from{' '}
            <a href={page.url} rel="external noopener noreferrer">
              {page.title}
            </a>{' '}
            ({kindOf(page)}, {page.pageDate ? `page of ${dateInWords(page.pageDate)}` : 'undated'})
          </li>
        ))}
      </ul>
      <p className="source-read">{fact.accessed}</p>
    </>
  )
}

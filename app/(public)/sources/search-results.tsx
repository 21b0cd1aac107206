import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { Tag } from '@/app/_ui/tag'
import type { SourceFound } from '@/lib/content/course/search-sources'
import { firstWords } from '@/lib/platform/words'
import { SourceSearch } from './search-form'
import { verdicts } from './verdicts'

type Props = { text: string; found: readonly SourceFound[]; from: number; pageSize: number }

export function SearchResults({ text, found, from, pageSize }: Props) {
  const shown = found.slice(from, from + pageSize)
  const address = (start: number) =>
    `/sources?${new URLSearchParams({ q: text, ...(start > 0 && { from: String(start) }) })}`
  const count = found.length === 1 ? '1 result' : `${found.length} results`
  return (
    <Page width="reading">
      <PageHeading title="Sources" back={{ href: '/sources', text: 'All sources' }} />
      <SourceSearch text={text} />
      <h2>{found.length === 0 ? `Nothing found for “${text}”` : `${count} for “${text}”`}</h2>
      {found.length === 0 && <p>Try fewer words, part of a word, or the number of a law, such as 853-A.</p>}
      <ul className="claims">
        {shown.map((one) => (
          <li key={one.id} className="claim claim-found">
            <p className="claim-head">
              <KindOf found={one} />
              <a href={one.href}>{one.id}</a>
            </p>
            <p>{firstWords(one.text, 240)}</p>
            {one.citation && <p className="claim-small">{one.citation}</p>}
          </li>
        ))}
      </ul>
      <Pagination
        label="Results"
        previous={from > 0 ? { href: address(Math.max(0, from - pageSize)) } : undefined}
        next={from + pageSize < found.length ? { href: address(from + pageSize) } : undefined}
      />
    </Page>
  )
}

function KindOf({ found }: { found: SourceFound }) {
  if (found.kind === 'claim')
    return <Tag kind={verdicts[found.verdict].kind}>Claim: {verdicts[found.verdict].text}</Tag>
  return <Tag kind="info">{found.kind === 'fact' ? 'Fact' : 'Question for counsel'}</Tag>
}

import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Catalog } from '@/lib/content/course/schema'
import { mapOfQuestions } from '@/lib/content/course/source-map'
import { CounselQuestions } from './counsel-questions'
import { QuestionSection } from './question-section'
import { SourceSearch } from './search-form'
import { type ClaimVerdict, verdicts } from './verdicts'

export function SourceMap({ catalog, verdict }: { catalog: Catalog; verdict: ClaimVerdict | null }) {
  const facts = new Map(catalog.facts.map((fact) => [fact.id, fact]))
  const count = (one: ClaimVerdict) => catalog.claims.filter((claim) => claim.verdict === one).length
  const questions = mapOfQuestions(catalog).map((entry) => ({
    ...entry,
    claims: entry.claims.filter((claim) => verdict === null || claim.verdict === verdict),
  }))
  return (
    <Page width="reading">
      <PageHeading
        title="Sources"
        meta={[
          `${questions.length} questions`,
          `${catalog.claims.length} claims`,
          `${catalog.facts.length} facts`,
          'Training, not legal advice',
        ]}
      />
      <p>
        {catalog.site.sources} We took its claims one by one, looked for a source for each, and wrote down what we
        found, in our own words. <a href="/sources/facts">See every fact with its source</a>, the{' '}
        <a href="/sources/limits">limits of this course</a>, and the{' '}
        <a href="/sources#counsel">questions for counsel</a>.
      </p>
      <SourceSearch />
      <nav className="verdicts" aria-label="Claims by verdict">
        <a href="/sources" aria-current={verdict === null ? 'page' : undefined}>
          All <span>{catalog.claims.length}</span>
        </a>
        {(Object.keys(verdicts) as ClaimVerdict[]).map((one) => (
          <a key={one} href={`/sources/${one}`} aria-current={verdict === one ? 'page' : undefined}>
            {verdicts[one].text} <span>{count(one)}</span>
          </a>
        ))}
      </nav>
      {verdict && <p>{verdicts[verdict].meaning}</p>}
      <div className="folds">
        {questions
          .filter((entry) => verdict === null || entry.claims.length > 0)
          .map((entry) => (
            <QuestionSection key={entry.question} catalog={catalog} facts={facts} entry={entry} />
          ))}
        {verdict === null && <CounselQuestions catalog={catalog} />}
      </div>
    </Page>
  )
}

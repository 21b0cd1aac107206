import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { loadCatalog } from '@/lib/course/load'
import type { Claim } from '@/lib/course/schema'
import { mapOfQuestions } from '@/lib/course/source-map'

export const dynamic = 'force-static'
export const metadata = { title: 'Sources' }

const verdicts: Record<Claim['verdict'], { text: string; kind: TagKind }> = {
  supported: { text: 'Supported', kind: 'good' },
  corrected: { text: 'Corrected', kind: 'warn' },
  outdated: { text: 'Out of date', kind: 'warn' },
  unverified: { text: 'Could not be verified', kind: 'neutral' },
  opinion: { text: 'Opinion', kind: 'neutral' },
}

export default async function SourcesPage() {
  const catalog = await loadCatalog()
  const facts = new Map(catalog.facts.map((fact) => [fact.id, fact]))
  return (
    <Page width="reading">
      <PageHeading title="Sources" meta={[`${catalog.claims.length} claims`, `${catalog.facts.length} facts`]} />
      <Prose>
        <p>
          This training grew from one web page of twenty questions and answers on trafficking in Maine. We took its
          claims one by one, looked for a source for each, and wrote down what we found. The words are ours.
        </p>
        <p>Questions that no lesson teaches yet are listed as such; they follow with the next edition.</p>
        {mapOfQuestions(catalog).map(({ question, claims, lessons, items }) => (
          <section key={question}>
            <h2 id={`question-${question}`}>Question {question}</h2>
            {lessons.length === 0 && <p>Not taught yet.</p>}
            {lessons.length > 0 && (
              <p>
                Taught in {lessons.map((lesson) => `“${lesson.title}”`).join(', ')}; asked about in {items} items.
              </p>
            )}
            {claims.map((claim) => (
              <details key={claim.id}>
                <summary>
                  <Tag kind={verdicts[claim.verdict].kind}>{verdicts[claim.verdict].text}</Tag> {claim.claim}
                </summary>
                <p>
                  The source says: <q>{claim.quote}</q>
                </p>
                <p>{claim.finding}</p>
                <ul>
                  {claim.facts.map((id) => (
                    <li key={id}>{facts.get(id)?.citation}</li>
                  ))}
                </ul>
              </details>
            ))}
          </section>
        ))}
      </Prose>
    </Page>
  )
}

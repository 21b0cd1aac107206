import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { GlossaryTerm } from '@/lib/content/course/register-source'
import type { Catalog } from '@/lib/content/course/schema'
import { lessonsOfTerm } from '@/lib/content/course/source-map'
import { LessonLinks } from '../sources/lesson-links'

export const GET = publicPage(({ catalog }) => {
  return {
    title: 'Glossary',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Glossary" meta={[`${catalog.terms.length} words`, 'Training, not legal advice']} />
        <p>
          Words that the lessons use, in plain English. A definition is short, so it leaves things out. Its source says
          more.
        </p>
        <Letters terms={catalog.terms} />
        <dl className="words">
          {catalog.terms.map((term) => (
            <Word key={term.id} term={term} catalog={catalog} />
          ))}
        </dl>
      </Page>
    ),
  }
})

function Word({ term, catalog }: { term: GlossaryTerm; catalog: Catalog }) {
  return (
    <div id={term.id}>
      <dt>{term.term}</dt>
      <dd>
        <p>{term.definition}</p>
        <details>
          <summary>{term.facts.length > 0 ? 'Sources and lessons' : 'Lessons'}</summary>
          {term.facts.length > 0 && (
            <p className="claim-small">
              {term.facts.length === 1 ? 'Source' : 'Sources'}{' '}
              {term.facts.map((id, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <a href={`/sources/facts#${id}`}>{catalog.facts.find((fact) => fact.id === id)?.citation}</a>
                </span>
              ))}
            </p>
          )}
          <LessonLinks label="In" lessons={lessonsOfTerm(catalog, term)} />
        </details>
      </dd>
    </div>
  )
}

const letterOf = ({ term }: GlossaryTerm) => term.charAt(0).toUpperCase()

/** The first word of each letter. */
function Letters({ terms }: { terms: readonly GlossaryTerm[] }) {
  const firsts = terms.filter(
    (term, index) => index === 0 || letterOf(terms[index - 1] as GlossaryTerm) !== letterOf(term),
  )
  return (
    <nav className="letters" aria-label="Letters">
      <ul className="letter-list">
        {firsts.map((term) => (
          <li key={term.id}>
            <a href={`#${term.id}`}>{letterOf(term)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

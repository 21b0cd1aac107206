import { publicPage } from '@/app/_auth/public-page'
import { FactDetail } from '@/app/_mdx/fact-detail'
import { Fold } from '@/app/_ui/fold'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { effectOf, readUpTo } from '@/lib/content/course/effect'
import type { Claim } from '@/lib/content/course/register-source'
import { lessonsOfFact } from '@/lib/content/course/source-map'
import { groupFacts } from '../fact-groups'
import { LessonLinks } from '../lesson-links'
import { SourceSearch } from '../search-form'

function ClaimLinks({ claims }: { claims: Claim[] }) {
  if (claims.length === 0) return null
  return (
    <p className="claim-small">
      Used for{' '}
      {claims.map((claim, index) => (
        <span key={claim.id}>
          {index > 0 && ', '}
          <a href={`/sources#${claim.id}`}>{claim.id}</a>
        </span>
      ))}
    </p>
  )
}

export const GET = publicPage(({ catalog, today }) => {
  const read = readUpTo(catalog.facts)
  const notConfirmed = catalog.facts.filter((fact) => fact.status === 'not-confirmed').length
  return {
    title: 'Facts',
    audience: 'public',
    current: '/sources',
    main: (
      <Page width="reading">
        <PageHeading
          title="Facts"
          back={{ href: '/sources', text: 'Sources' }}
          meta={[`${catalog.facts.length} facts`, `${notConfirmed} looked for and not confirmed`]}
        />
        <p>
          Each statement that our lessons may make, with its official citation and the pages where we read it. We read
          stored copies; check a citation in the official code before you rely on it. The list includes statements that
          we could not confirm, so that no one repeats them.
        </p>
        <SourceSearch />
        <div className="folds">
          {groupFacts(catalog.facts, catalog).map(({ title, facts }) => (
            <Fold key={title} title={title} note={facts.length === 1 ? '1 fact' : `${facts.length} facts`}>
              <ul className="claims">
                {facts.map((fact) => (
                  <li key={fact.id} className="claim" id={fact.id}>
                    <p className="claim-head">
                      <a href={`#${fact.id}`}>{fact.id}</a>
                    </p>
                    <p className="source-citation">{fact.citation}</p>
                    <FactDetail fact={fact} effect={effectOf(fact, read, today)} />
                    {fact.recheck && fact.recheck < today && <p className="effect-confirm">Due to be checked again.</p>}
                    <ClaimLinks claims={catalog.claims.filter((claim) => claim.facts.includes(fact.id))} />
                    <LessonLinks label="Cited in" lessons={lessonsOfFact(catalog, fact)} />
                  </li>
                ))}
              </ul>
            </Fold>
          ))}
        </div>
      </Page>
    ),
  }
})

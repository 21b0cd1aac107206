import { publicPage } from '@/app/_auth/public-page'
import { Fold } from '@/app/_ui/fold'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Fact } from '@/lib/content/course/register-source'
import type { Catalog } from '@/lib/content/course/schema'
import { groupFacts } from '../fact-groups'

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <ul className="claims">
      {facts.map(({ id, citation, statement }) => (
        <li key={id} className="claim">
          <p>{statement}</p>
          <p className="claim-small">
            <a href={`/sources/facts#${id}`}>{citation === 'none found' ? 'No source found' : citation}</a>
          </p>
        </li>
      ))}
    </ul>
  )
}

function Folded({ facts, groups }: { facts: Fact[]; groups: Catalog['groups'] }) {
  return (
    <div className="folds">
      {groupFacts(facts, { groups }).map((group) => (
        <Fold
          key={group.title}
          level={3}
          title={group.title}
          note={group.facts.length === 1 ? '1 fact' : `${group.facts.length} facts`}
        >
          <Facts facts={group.facts} />
        </Fold>
      ))}
    </div>
  )
}

export const GET = publicPage(({ catalog }) => {
  const notConfirmed = catalog.facts.filter((fact) => fact.status === 'not-confirmed')
  const partly = catalog.facts.filter((fact) => fact.status === 'partly')
  return {
    title: 'Limits of this course',
    audience: 'public',
    current: '/sources',
    main: (
      <Page width="reading">
        <PageHeading
          title="Limits of this course"
          back={{ href: '/sources', text: 'Sources' }}
          meta={[`${notConfirmed.length} not confirmed`, `${partly.length} partly confirmed`]}
        />
        <p>
          This course is training, not legal advice. We read stored copies of public pages, and the newest is from early
          2026. We could not read some laws in full. Check a law in the official code, and ask counsel, before you rely
          on it.
        </p>
        <h2>Not confirmed</h2>
        <p>We looked for these and found no source, or none good enough. No lesson states them.</p>
        <Folded groups={catalog.groups} facts={notConfirmed} />
        <h2>Partly confirmed</h2>
        <p>
          For these we found only a secondary, older, or incomplete source. Most lessons that use one say so in the
          sentence.
        </p>
        <Folded groups={catalog.groups} facts={partly} />
        <h2>What only a lawyer can settle</h2>
        <p>
          We list {catalog.counsel.length} <a href="/sources#counsel">questions for counsel</a>.
        </p>
      </Page>
    ),
  }
})

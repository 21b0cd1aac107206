import { Fold } from '@/app/_ui/fold'
import type { Fact } from '@/lib/content/course/register-source'
import type { Catalog } from '@/lib/content/course/schema'
import { lessonsOfClaim, type QuestionEntry } from '@/lib/content/course/source-map'
import { ClaimEntry } from './claim-entry'
import { LessonLinks } from './lesson-links'

type Props = { catalog: Catalog; facts: ReadonlyMap<string, Fact>; entry: QuestionEntry }

export function QuestionSection({ catalog, facts, entry }: Props) {
  const { question, topic, claims, lessons, items } = entry
  return (
    <Fold title={`Question ${question}: ${topic}`} note={noteOf(claims)} id={`question-${question}`}>
      <LessonLinks label="Taught in" lessons={lessons} />
      <details className="claim-small">
        <summary>
          {items.length} {items.length === 1 ? 'item asks' : 'items ask'} about it
        </summary>
        <p>{items.join(', ')}</p>
      </details>
      <ul className="claims">
        {claims.map((claim) => (
          <ClaimEntry key={claim.id} claim={claim} facts={facts} lessons={lessonsOfClaim(catalog, claim)} />
        ))}
      </ul>
    </Fold>
  )
}

function noteOf(claims: QuestionEntry['claims']): string {
  const wrong = claims.filter(({ verdict }) => verdict === 'corrected' || verdict === 'outdated').length
  const count = claims.length === 1 ? '1 claim' : `${claims.length} claims`
  return wrong > 0 && wrong < claims.length ? `${count}, ${wrong} corrected or out of date` : count
}

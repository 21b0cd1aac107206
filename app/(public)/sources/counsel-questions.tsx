import { Fold } from '@/app/_ui/fold'
import type { Catalog } from '@/lib/content/course/schema'

export function CounselQuestions({ catalog }: { catalog: Catalog }) {
  const citations = new Map(
    catalog.facts.map(({ id, citation }) => [id, citation === 'none found' ? 'what we did not find' : citation]),
  )
  return (
    <Fold title="Questions for counsel" note={`${catalog.counsel.length} questions`} id="counsel">
      <p>{catalog.site.counsel}</p>
      <ol className="claims">
        {catalog.counsel.map(({ id, question, facts }, number) => (
          <li key={id} className="claim" id={id}>
            <p>
              {number + 1}. {question}
            </p>
            <p className="claim-small">
              See{' '}
              {facts.map((fact, index) => (
                <span key={fact}>
                  {index > 0 && '; '}
                  <a href={`/sources/facts#${fact}`}>{citations.get(fact) ?? fact}</a>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </Fold>
  )
}

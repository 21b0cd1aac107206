import { publicPage } from '@/app/_auth/public-page'
import { ProjectedSources } from '@/app/_ui/projected-sources'
import { findPiece } from '../find-piece'
import { Projected } from '../projected'

export const GET = publicPage<'/roll-call/[piece]/answer'>(({ params, catalog }) => {
  const { piece, number, next } = findPiece(catalog, params.piece)
  const answer = piece.options.find(({ id }) => id === piece.answer)
  const sources = catalog.facts.filter(({ id }) => piece.facts.includes(id))
  return {
    title: `Answer: ${piece.title}`,
    audience: 'public',
    main: (
      <Projected
        piece={piece}
        number={number}
        onward={
          next
            ? { href: `/roll-call/${next.id}`, text: `Next: ${next.title}` }
            : { href: '/roll-call', text: 'All pieces' }
        }
        back={{ href: `/roll-call/${piece.id}`, text: 'Back to the case' }}
      >
        <p>{piece.ask}</p>
        <p className="projected-answer">
          {piece.answer}. {answer?.text}
        </p>
        <h2>{piece.point}</h2>
        <p>{piece.why}</p>
        <ProjectedSources facts={sources} />
      </Projected>
    ),
  }
})

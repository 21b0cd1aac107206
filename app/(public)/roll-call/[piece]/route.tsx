import { publicPage } from '@/app/_auth/public-page'
import { findPiece } from './find-piece'
import { Projected } from './projected'

export const GET = publicPage<'/roll-call/[piece]'>(({ params, catalog }) => {
  const { piece, number } = findPiece(catalog, params.piece)
  return {
    title: `Roll call: ${piece.title}`,
    audience: 'public',
    main: (
      <Projected
        piece={piece}
        number={number}
        onward={{ href: `/roll-call/${piece.id}/answer`, text: 'Show the answer' }}
        back={{ href: '/roll-call', text: 'All pieces' }}
      >
        <p>{piece.case}</p>
        <h2>{piece.ask}</h2>
        <ol className="projected-options" type="a">
          {piece.options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </Projected>
    ),
  }
})

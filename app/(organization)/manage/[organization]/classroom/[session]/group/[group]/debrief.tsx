import { ProjectedSources } from '@/app/_ui/projected-sources'
import type { GroupPiece } from '@/lib/record/group-session/piece'
import type { TallyView } from '@/lib/record/group-session/queries'
import { TallyBars } from './tally-bars'

type Props = { piece: GroupPiece; nodeId: string | null; tallies: readonly TallyView[] }

/** The gain or cost of each choice, and the sources. */
export function GroupDebrief({ piece, nodeId, tallies }: Props) {
  const end = piece.ends.get(nodeId ?? '')
  return (
    <>
      {end && <p>{end}</p>}
      {piece.point && <h2>{piece.point}</h2>}
      {tallies.map((tally) => {
        const node = piece.nodes.find(({ id }) => id === tally.nodeId)
        if (!node) return null
        return (
          <section key={tally.question}>
            <h2>{node.title}</h2>
            {tally.votes && <TallyBars node={node} tally={tally} />}
            <ul>
              {node.choices.map(({ id, text, feedback }) => (
                <li key={id}>
                  <strong>{text}</strong> {feedback}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <ProjectedSources facts={piece.facts} />
    </>
  )
}

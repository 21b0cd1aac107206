import { ShareBars } from '@/app/_ui/share-bars'
import type { GroupNode } from '@/lib/record/group-session/piece'
import type { TallyView } from '@/lib/record/group-session/queries'

export function TallyBars({ node, tally: { total, votes } }: { node: GroupNode; tally: TallyView }) {
  if (!votes) return <p>{total === 1 ? '1 vote' : `${total} votes`}: too few to show. Ask for a show of hands.</p>
  return (
    <ShareBars
      label={`${total} votes`}
      rows={node.choices.map(({ id, text }) => {
        const count = votes.get(id) ?? 0
        return { key: id, text, share: count / total, note: `(${count})`, kind: 'neutral' }
      })}
    />
  )
}

import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/form/button'
import { OptionList } from '@/app/_ui/form/option-list'
import { env } from '@/lib/platform/env'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import type { GroupNode, GroupPiece } from '@/lib/record/group-session/piece'
import type { GroupView, TallyView } from '@/lib/record/group-session/queries'
import { TallyBars } from './tally-bars'

interface Props {
  piece: GroupPiece
  group: GroupView
  here: string
  votes: number
  /** The page does not refresh itself. */
  isHeld: boolean
}

const prompts = [
  'What in the case decided it for you?',
  'What else could explain it?',
  'What would you do first here, and who would you call?',
]

function Onward({ group, here, children }: { group: GroupView; here: string; children: ReactNode }) {
  return (
    <form method="post" action={here} className="projected-nav">
      <input type="hidden" name="question" value={group.question} />
      <input type="hidden" name="open" value={group.isOpen ? 'yes' : 'no'} />
      {children}
    </form>
  )
}

function JoinByPhone({ code }: { code: string }) {
  const address = `${env.APP_URL}/vote/${code}`
  return (
    <div>
      <p>To vote, scan this with your phone, or open {address}. You don’t sign in, and your vote has no name.</p>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
      <img src={qrPicture(address)} alt={`QR code of ${address}`} width="240" height="240" />
    </div>
  )
}

export function ContentNote({ piece, group, here, door }: Props & { door: string }) {
  return (
    <>
      <p>
        <strong>Before we start:</strong> {piece.contentNote}
      </p>
      <JoinByPhone code={group.code} />
      <Onward group={group} here={here}>
        <Button>Show the first question</Button>
        <a href={door}>Attendance by phone</a>
      </Onward>
    </>
  )
}

function Case({ piece, node, group }: { piece: GroupPiece; node: GroupNode; group: GroupView }) {
  return (
    <>
      {group.question === 1 && piece.setting && <p>{piece.setting}</p>}
      <p>{node.text}</p>
      <h2>{node.ask}</h2>
    </>
  )
}

export function Voting({ piece, group, here, votes, isHeld, node }: Props & { node: GroupNode }) {
  return (
    <>
      <Case piece={piece} node={node} group={group} />
      <ol className="projected-options" type="a">
        {node.choices.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
      <p role="status">{votes === 1 ? '1 vote' : `${votes} votes`}</p>
      <Onward group={group} here={here}>
        <Button>Close the votes</Button>
        <a href={isHeld ? here : `${here}?hold`}>{isHeld ? 'Refresh automatically' : 'Stop refreshing'}</a>
      </Onward>
      <JoinByPhone code={group.code} />
    </>
  )
}

export function Discussion({
  piece,
  group,
  here,
  node,
  tally,
}: Props & { node: GroupNode; tally: TallyView | undefined }) {
  const isFork = node.choices.some(({ to }) => to !== null)
  return (
    <>
      <Case piece={piece} node={node} group={group} />
      {tally && <TallyBars node={node} tally={tally} />}
      <h2>Discuss</h2>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      <Onward group={group} here={here}>
        {isFork && <OptionList legend="Which choice does the room make?" name="choice" options={node.choices} />}
        <Button>{isFork ? 'Go on' : 'Show the answer'}</Button>
      </Onward>
    </>
  )
}

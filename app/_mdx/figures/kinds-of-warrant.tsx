import { Box } from './box'

export function KindsOfWarrant() {
  return (
    <>
      <Box
        x={1}
        y={1}
        width={194}
        tone="accent"
        title="Judicial warrant"
        lines={['names: a court', 'signed by: a judge', 'can authorize entry', 'or a search']}
      />
      <Box
        x={205}
        y={1}
        width={194}
        tone="warn"
        title="ICE I-200, I-205"
        lines={['names: the form', 'signed by: an official', 'older view: alone,', 'no private room;', 'now contested']}
      />
      <Box
        x={1}
        y={151}
        width={398}
        title="With either"
        lines={['call the person who speaks for the house', 'read the paper, and copy it']}
      />
    </>
  )
}

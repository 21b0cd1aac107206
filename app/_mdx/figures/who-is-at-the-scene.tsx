import { Box } from './box'

const people = [
  { title: 'Police', lines: ['safety; gather the', 'evidence'] },
  { title: 'Prosecutor', lines: ['decides on', 'charges'] },
  { title: 'Interpreter', lines: ['trained, neutral, no', 'tie to anyone here'] },
  { title: 'Victim witness', lines: ['advocate: the district', 'attorney’s; court help'] },
  { title: 'Confidential', lines: ['advocate: stands with', 'the survivor'] },
  { title: 'HSI', lines: ['part of ICE;', 'investigates crimes'] },
  { title: 'ICE removal', lines: ['civil immigration', 'arrests'] },
  { title: 'Border Patrol', lines: ['part of CBP; works', 'inland in Maine'] },
]

export function WhoIsAtTheScene() {
  return people.map(({ title, lines }, index) => (
    <Box
      key={title}
      x={index % 2 === 0 ? 1 : 205}
      y={1 + Math.floor(index / 2) * 90}
      width={194}
      tone={index < 3 ? 'accent' : index < 5 ? 'good' : 'warn'}
      title={title}
      lines={lines}
    />
  ))
}

import { Box } from './box'

const ways = [
  { title: 'Police to prosecutor', lines: ['all of it: reports, notes, what may raise doubt'], tone: 'accent' },
  { title: 'Agency to agency', lines: ['what the other has a right to know, and needs'], tone: 'accent' },
  {
    title: 'NGO to anyone',
    lines: ['only with the survivor’s release: written,', 'signed, specific, limited in time'],
    tone: 'plain',
  },
  {
    title: 'Three kinds of advocates',
    lines: ['a privilege, with exceptions; other staff and', 'volunteers: a court can seek their notes'],
    tone: 'plain',
  },
  { title: 'A child at risk', lines: ['whom the law names must report; no release'], tone: 'warn' },
] as const

export function WhoMayShare() {
  let top = 1
  return ways.map(({ title, lines, tone }) => {
    const y = top
    top += 41 + lines.length * 19 + 11
    return <Box key={title} x={1} y={y} width={398} tone={tone} title={title} lines={[...lines]} />
  })
}

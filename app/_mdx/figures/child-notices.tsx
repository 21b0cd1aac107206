import { Box } from './box'

const notices = [
  {
    title: 'DHHS Intake: at once',
    lines: ['for: abuse or neglect, known or suspected', 'by: everyone whom the law names'],
    share: 0.03,
  },
  {
    title: 'District attorney: at once',
    lines: ['for: sexual or physical abuse, by anyone', 'by: police, in addition'],
    share: 0.03,
  },
  {
    title: 'Federal HHS: within 24 hours',
    lines: ['for: a possible severe form of trafficking', 'by: federal, state and local officials'],
    share: 1,
  },
]
const width = 398

export function ChildNotices() {
  return (
    <>
      <text x={1} y={14}>
        You suspect
      </text>
      <text x={399} y={14} className="fig-end">
        24 hours
      </text>
      {notices.map(({ title, lines, share }, index) => (
        <g key={title}>
          <rect x={1} y={24 + index * 112} width={width} height={8} rx={4} className="fig-track" />
          <rect x={1} y={24 + index * 112} width={width * share} height={8} rx={4} className="fig-bar" />
          <Box x={1} y={38 + index * 112} width={width} tone="accent" title={title} lines={lines} />
        </g>
      ))}
      <Box
        x={1}
        y={364}
        width={width}
        tone="warn"
        title="Tell the child first"
        lines={['After it finds the child eligible, HHS must', 'tell Homeland Security, within 24 hours.']}
      />
    </>
  )
}

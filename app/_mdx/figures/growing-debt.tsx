import { Box } from './box'

/* Invented: work worth $600 a week, $200 of it credited, $260 charged for bed, ride and tools. */
const weeks = [0, 2, 4, 6, 8, 10]
const debtAfter = (week: number) => 3000 + week * 60
const workAfter = (week: number) => week * 600
const x = (week: number) => 48 + week * 34
const y = (dollars: number) => 210 - dollars / 32
const line = (of: (week: number) => number) => weeks.map((week) => `${x(week)} ${y(of(week))}`).join(' L')

export function GrowingDebt() {
  return (
    <>
      {[0, 2000, 4000, 6000].map((dollars) => (
        <g key={dollars} className="fig-grid">
          <path d={`M48 ${y(dollars)} H396`} />
          <text x={42} y={y(dollars) + 5} className="fig-end">
            ${dollars / 1000}k
          </text>
        </g>
      ))}
      {weeks.map((week) => (
        <text key={week} x={x(week)} y={230} className="fig-plus">
          {week}
        </text>
      ))}
      <text x={222} y={250} className="fig-plus">
        weeks of full-time work
      </text>
      <path d={`M${line(debtAfter)}`} className="fig-line fig-line-warn" />
      <path d={`M${line(workAfter)}`} className="fig-line" />
      <text x={60} y={104}>
        what is owed
      </text>
      <text x={146} y={186}>
        what the work is worth
      </text>
      <Box
        x={1}
        y={264}
        width={398}
        tone="warn"
        title="Each week (invented sums)"
        lines={[
          'the work is worth $600; $200 is credited',
          'bed, ride and tools: $260 is added',
          'so the debt grows by $60',
        ]}
      />
    </>
  )
}

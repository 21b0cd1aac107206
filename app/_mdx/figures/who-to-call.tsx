import { Arrow, Box } from './box'

export function WhoToCall({ phoneOf }: { phoneOf: (fact: string) => string }) {
  const steps = [
    { question: 'Danger now?', call: 'Emergency', number: phoneOf('F-LIN-01') },
    { question: 'Child at risk?', call: 'Child Protective Intake', number: phoneOf('F-LIN-04') },
    { question: 'Adult in care?', call: 'Adult Protective Services', number: phoneOf('F-LIN-14') },
    { question: 'Trafficking?', call: 'National Hotline', number: phoneOf('F-LIN-02') },
    { question: 'Sexual harm?', call: 'Sexual assault helpline', number: phoneOf('F-LIN-03') },
    { question: 'Farm work?', call: 'Farmworker Unit', number: phoneOf('F-LIN-05') },
    { question: 'Wages?', call: 'State wage office', number: phoneOf('F-LIN-06') },
    { question: 'No help now?', call: 'Their choice', number: 'leave them a number' },
  ]
  return steps.map(({ question, call, number }, index) => {
    const y = index * 82 + 1
    return (
      <g key={question}>
        <Box x={1} y={y + 11} width={138} title={question} />
        <Arrow from={[143, y + 30]} to={[163, y + 30]} />
        <Box x={167} y={y} width={232} tone={index === 0 ? 'warn' : 'accent'} title={call} lines={[number]} />
        {index < steps.length - 1 && <Arrow from={[69, y + 53]} to={[69, y + 89]} label="no" />}
      </g>
    )
  })
}

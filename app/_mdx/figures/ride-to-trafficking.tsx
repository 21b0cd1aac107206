import { Arrow, Box } from './box'

export function RideToTrafficking() {
  return (
    <>
      <Box x={1} y={1} width={398} title="A ride that was agreed to" lines={['even a hidden one']} />
      <Arrow from={[98, 64]} to={[98, 88]} label="paid, done" />
      <Arrow from={[302, 64]} to={[302, 88]} label="still owed" />
      <Box
        x={1}
        y={92}
        width={194}
        tone="good"
        title="Smuggling only"
        lines={['a crime of those', 'who move people']}
      />
      <Box x={205} y={92} width={194} tone="plain" title="A debt" lines={['no trafficking', 'by itself']} />
      <Arrow from={[302, 174]} to={[302, 198]} label="work for it" />
      <Box
        x={205}
        y={202}
        width={194}
        tone="accent"
        title="Ask"
        lines={['for whom? what if', 'you stop? what has', 'been said?']}
      />
      <Arrow from={[302, 303]} to={[302, 327]} label="by a threat" />
      <Box
        x={1}
        y={331}
        width={398}
        tone="warn"
        title="It may be trafficking"
        lines={['someone compels the work, by one of the means']}
      />
    </>
  )
}

import { Arrow, Box } from './box'

export function OneCaseTwoLaws() {
  return (
    <>
      <Box
        x={1}
        y={1}
        width={398}
        title="One case"
        lines={['“Quit, and I tell the police that you stole.”', 'So the cook stays, unpaid.']}
      />
      <Arrow from={[98, 84]} to={[98, 104]} />
      <Arrow from={[302, 84]} to={[302, 104]} />
      <Box
        x={1}
        y={108}
        width={194}
        tone="accent"
        title="Federal: 1589"
        lines={['how was the work got?', 'by abuse of legal', 'process', 'up to 20 years']}
      />
      <Box
        x={205}
        y={108}
        width={194}
        tone="accent"
        title="Maine: 17-A 304"
        lines={['was it compelled?', 'by a threat, as very', 'probably listed', 'Class C: up to 5 years']}
      />
      <Box
        x={1}
        y={238}
        width={398}
        tone="good"
        title="The same facts serve both"
        lines={['who gained, what was said, what would follow', 'prosecutors decide who charges, and what']}
      />
    </>
  )
}

import { Arrow, Box } from './box'

const certified = [
  'benefits like a refugee’s, after continued',
  'presence, a T visa, or a bona fide',
  '(genuine) T application, not denied',
]

export function PathsOfRelief() {
  return (
    <>
      <Box x={1} y={1} width={398} title="A noncitizen who may be a victim" />
      <Arrow from={[200, 42]} to={[200, 62]} label="any of these" />
      <Box
        x={1}
        y={66}
        width={398}
        tone="accent"
        title="Continued presence"
        lines={['asks: a federal law-enforcement officer', 'for: a victim who may be a witness']}
      />
      <Box
        x={1}
        y={155}
        width={194}
        tone="accent"
        title="T status"
        lines={['asks: the person', 'decides: USCIS', 'a declaration helps,', 'and is not required']}
      />
      <Box
        x={205}
        y={155}
        width={194}
        tone="accent"
        title="U status"
        lines={['asks: the person', 'decides: USCIS', 'certification needed;', 'the agency may sign']}
      />
      <Arrow from={[98, 275]} to={[98, 295]} label="or from continued presence" />
      <Box x={1} y={299} width={398} tone="good" title="HHS certification" lines={certified} />
      <Box
        x={1}
        y={407}
        width={398}
        tone="warn"
        title="Under 18: a letter of HHS"
        lines={['no certification, no duty to help the police;', 'HHS must tell Homeland Security']}
      />
    </>
  )
}

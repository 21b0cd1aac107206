import { Arrow, Box } from './box'

const means = ['force, fraud or coercion', 'in commercial sex of a person under 18', 'federal law asks for no means']

export function ActMeansPurpose() {
  return (
    <>
      <Box x={1} y={1} width={398} title="Act" lines={['recruit, harbor, move, provide or obtain a person']} />
      <text x={200} y={81} className="fig-plus">
        and
      </text>
      <Box x={1} y={92} width={398} tone="accent" title="Means" lines={means} />
      <text x={200} y={210} className="fig-plus">
        and
      </text>
      <Box x={1} y={221} width={398} title="Purpose" lines={['labor or services, or commercial sex']} />
      <Arrow from={[200, 285]} to={[200, 306]} />
      <Box x={1} y={310} width={398} tone="good" title="All three: it can be trafficking" />
      <Box
        x={1}
        y={364}
        width={194}
        tone="warn"
        title="No means"
        lines={['hard work, bad pay:', 'wage office, legal aid']}
      />
      <Box
        x={205}
        y={364}
        width={194}
        tone="warn"
        title="No such purpose"
        lines={['smuggling, or a fraud', 'that got only money']}
      />
    </>
  )
}

type Sourced = { sources: { facts: readonly { id: string; citation: string }[] } }

/** The sources of a part of an encounter or task. */
export function SourcesOf({ unit, facts }: { unit: Sourced; facts: readonly string[] }) {
  const known = unit.sources.facts.filter(({ id }) => facts.includes(id))
  if (known.length === 0) return null
  return (
    <p className="feedback-sources">
      <span>{known.length === 1 ? 'Source: ' : 'Sources: '}</span>
      {known.map(({ id, citation }, index) => (
        <cite key={id}>
          {index > 0 && '; '}
          <a href={`/sources/facts#${id}`}>{citation}</a>
        </cite>
      ))}
    </p>
  )
}

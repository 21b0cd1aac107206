import type { Encounter } from '@/lib/content/course/schema'

export function SourcesOf({ encounter, facts }: { encounter: Encounter; facts: readonly string[] }) {
  const known = encounter.sources.facts.filter(({ id }) => facts.includes(id))
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

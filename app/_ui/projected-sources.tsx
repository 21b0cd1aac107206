/** The sources of a case on a projector. */
export function ProjectedSources({ facts }: { facts: readonly { id: string; citation: string }[] }) {
  return (
    <p className="projected-sources">
      Sources:{' '}
      {facts.map(({ id, citation }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          <a href={`/sources/facts#${id}`}>{citation}</a>
        </span>
      ))}
      . Training, not legal advice.
    </p>
  )
}

/** Facts by their citations, each with a link to its entry. */
export function FactLinks({ facts }: { facts: readonly { id: string; citation: string }[] }) {
  return (
    <ul>
      {facts.map(({ id, citation }) => (
        <li key={id}>
          <a href={`/sources/facts#${id}`}>{citation}</a>
        </li>
      ))}
    </ul>
  )
}

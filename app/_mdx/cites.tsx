/** Superscript links to the numbered sources; several stand side by side. */
export function Cites({ numbers }: { numbers: number[] }) {
  if (numbers.length === 0) return null
  return (
    <sup className="cites">
      {numbers.map((number) => (
        <a key={number} className="cite" href={`#source-${number}`} aria-label={`Source ${number}`}>
          {number}
        </a>
      ))}
    </sup>
  )
}

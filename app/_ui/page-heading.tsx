type Props = { title: string; kicker?: string; meta?: string[] }

export function PageHeading({ title, kicker, meta = [] }: Props) {
  return (
    <div className="page-heading">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1>{title}</h1>
      {meta.length > 0 && (
        <ul className="meta">
          {meta.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

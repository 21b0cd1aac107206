type Props = {
  title: string
  kicker?: string
  meta?: string[]
  /** The page above this one. */
  back?: { href: string; text: string } | undefined
}

export function PageHeading({ title, kicker, meta = [], back }: Props) {
  return (
    <div className="page-heading">
      {back && (
        <p className="back">
          <a href={back.href}>{back.text}</a>
        </p>
      )}
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

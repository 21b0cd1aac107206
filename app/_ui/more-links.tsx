type Props = { title: string; links: { href: string; text: string }[] }

/** Links that are needed less often, behind one button. */
export function MoreLinks({ title, links }: Props) {
  return (
    <details className="more">
      <summary className="btn btn-quiet">{title}</summary>
      <ul className="rows">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}

import { telOf } from './tel'

type Line = { name: string; phone: string; note: string; href?: string }

/** `href` overrides the `tel:` address. */
export function HelpLines({ lines }: { lines: Line[] }) {
  return (
    <ul className="lines">
      {lines.map(({ name, phone, note, href }) => (
        <li key={`${name} ${phone}`}>
          <div>
            <p className="lines-name">{name}</p>
            <p>{note}</p>
          </div>
          <a className="lines-phone" href={href ?? telOf(phone)} aria-label={`${name}: ${phone}`}>
            {phone}
          </a>
        </li>
      ))}
    </ul>
  )
}

import { telOf } from './tel'

type Line = { id?: string; name: string; phone: string; note?: string; href?: string }

/** `href` overrides the `tel:` address. */
export function HelpLines({ lines }: { lines: Line[] }) {
  return (
    <ul className="lines">
      {lines.map(({ id, name, phone, note, href }) => (
        <li key={`${name} ${phone}`} id={id}>
          <div>
            <p className="lines-name">{name}</p>
            {note && <p>{note}</p>}
          </div>
          <a className="lines-phone" href={href ?? telOf(phone)} aria-label={`${name}: ${phone}`}>
            {phone}
          </a>
        </li>
      ))}
    </ul>
  )
}

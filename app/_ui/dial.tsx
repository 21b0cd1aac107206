import { telOf } from './tel'

interface Props {
  number: string
  /** In place of a call. */
  href?: string
  icon?: 'call' | 'text' | 'chat'
  /** Before the number, in smaller letters. */
  label?: string
  /** Whose number it is, for screen readers. */
  name?: string
  isMain?: boolean
}

/** A link that calls, or writes, and whose number never breaks. */
export function Dial({ number, href = telOf(number), icon, label, name, isMain = false }: Props) {
  const rel = href.startsWith('https:') ? 'noreferrer external' : undefined
  return (
    <a className={isMain ? 'dial dial-main' : 'dial'} href={href} rel={rel}>
      {icon && <i className={`dial-icon dial-${icon}`} />}
      {name && <span className="vh">{name}: </span>}
      {label && <small>{label}</small>}
      {number && <bdi dir="ltr">{number}</bdi>}
    </a>
  )
}

const numbers = /(\d{1,3}(?:-\d{3,4}){1,3}|\b(?:211|711|911|988)\b)/

/** Text whose numbers dial. */
export function DialedText({ text }: { text: string }) {
  return text.split(numbers).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: one text, which never changes
      <a key={index} className="phone" href={telOf(part)}>
        <bdi dir="ltr">{part}</bdi>
      </a>
    ),
  )
}

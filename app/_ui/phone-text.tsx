import { telOf } from './tel'

const phone = /\b(1-\d{3}-\d{3}-\d{4})\b/

/** A text whose toll-free numbers dial, and never break across lines. */
export function PhoneText({ text }: { text: string }) {
  return text.split(phone).map((part, index) =>
    index % 2 === 1 ? (
      <a className="phone" href={telOf(part)} key={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}

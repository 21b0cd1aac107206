import { Dial, DialedText } from '@/app/_ui/dial'
import { smsOf, whatsAppOf } from '@/app/_ui/tel'
import type { HelpPage } from '@/lib/content/help/help-page'

type Props = { entry: HelpPage['lines'][number]; words: HelpPage['words']; isMain?: boolean }

/** Each way to reach one line that its fact gives. */
export function HelpDials({ entry: { line }, words, isMain = false }: Props) {
  const { name, phone, text, whatsapp, chat } = line
  return (
    <div className="dials">
      <Dial icon="call" name={name} number={phone} isMain={isMain} />
      {text && (
        <Dial icon="text" name={name} label={words.text} number={text === phone ? '' : text} href={smsOf(text)} />
      )}
      {whatsapp && (
        <Dial icon="chat" name={name} label={words.whatsapp} number={whatsapp} href={whatsAppOf(whatsapp)} />
      )}
      {chat && <Dial icon="chat" name={name} label={words.chat} number="" href={chat} />}
    </div>
  )
}

export function OtherLines({ page: { words, lines } }: { page: HelpPage }) {
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{words.others}</h2>
      <ul className="help-lines">
        {lines.map((entry) => (
          <li key={entry.heading}>
            <div>
              <h3>{entry.heading}</h3>
              <p>
                <DialedText text={entry.text} />
              </p>
            </div>
            <HelpDials entry={entry} words={words} />
          </li>
        ))}
      </ul>
    </section>
  )
}

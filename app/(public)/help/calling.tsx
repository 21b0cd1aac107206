import { DialedText } from '@/app/_ui/dial'
import type { HelpPage } from '@/lib/content/help/help-page'

export function Signs({ heading, list, after }: HelpPage['signs']) {
  return (
    <section aria-labelledby="signs">
      <h2 id="signs">{heading}</h2>
      <ul className="help-signs">
        {list.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="help-after">{after}</p>
    </section>
  )
}

export function Calling({ heading, list }: HelpPage['calling']) {
  return (
    <section aria-labelledby="calling">
      <h2 id="calling">{heading}</h2>
      <dl className="help-calling">
        {list.map(({ question, text }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              <DialedText text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

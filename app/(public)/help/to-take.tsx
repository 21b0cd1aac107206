import { Dial } from '@/app/_ui/dial'
import type { HelpPage } from '@/lib/content/help/help-page'
import { PageCode } from './page-code'

/** Fills the screen when its link is opened, under the header with its exit. */
export function ToShow({ page: { say, show, talk, direction } }: { page: HelpPage }) {
  return (
    <section className="help-show" id="show" aria-labelledby="say">
      {/* For a passer-by in Maine: in English on every page. */}
      <h2 id="say" lang="en" dir="ltr">
        {say}
      </h2>
      {show.say !== say && <p>{show.say}</p>}
      {talk && <Dial number={talk.line.phone} />}
      <p className="help-jumps" dir={direction}>
        <a className="help-open" href="#show">
          {show.link}
        </a>
        <a className="help-close" href="#main">
          {show.back}
        </a>
      </p>
    </section>
  )
}

/** This page for another phone: scanned, texted, or as a card. */
export function ToTake({ page: { take, card, code }, address }: { page: HelpPage; address: string }) {
  return (
    <section className="help-take" aria-labelledby="take">
      <h2 id="take">{take.heading}</h2>
      <PageCode address={address} size={116} />
      <p>{take.text}</p>
      <p className="help-jumps">
        {/* iOS reads the body after &, Android after ?. */}
        <a href={`sms:?&body=${encodeURIComponent(address)}`}>{take.send}</a>
        <a href={code === 'en' ? '/help/card' : `/help/${code}/card`}>{card.title}</a>
      </p>
    </section>
  )
}

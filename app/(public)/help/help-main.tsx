import { Dial } from '@/app/_ui/dial'
import { FactLinks } from '@/app/_ui/fact-links'
import { Fold } from '@/app/_ui/fold'
import { Notice } from '@/app/_ui/notice'
import type { HelpPage } from '@/lib/content/help/help-page'
import { Calling, Signs } from './calling'
import { HelpDials, OtherLines } from './help-dials'
import { LanguageLinks } from './language-links'
import { ToShow, ToTake } from './to-take'

interface Props {
  page: HelpPage
  /** A language that was asked for and isn't offered. */
  missing: string | null
  /** The page's own address with its host, to scan or text. */
  address: string
}

export function HelpMain({ page, missing, address }: Props) {
  const { code, direction, title, lead, talk, danger, emergency, words, languages, sources } = page
  return (
    <main id="main" className="page help-page" tabIndex={-1} lang={code} dir={direction}>
      {languages.length > 1 && <LanguageLinks {...page} />}
      <div className="help-head">
        <h1>{title}</h1>
        <p>{lead}</p>
        {missing && (
          <Notice kind="info" title={`This page isn’t in ${missing} yet`}>
            <p>You can still call. When someone answers, say “{missing}.”</p>
          </Notice>
        )}
      </div>
      <div className="help-columns">
        <div className="help-first">
          {emergency && (
            <section className="danger" aria-labelledby="danger">
              <div>
                <h2 id="danger">{danger.heading}</h2>
                <p>{danger.text}</p>
              </div>
              <Dial icon="call" label={words.call} number={emergency.phone} />
            </section>
          )}
          {talk && (
            <section className="help-talk" aria-labelledby="talk">
              <h2 id="talk">{talk.heading}</h2>
              <p>{talk.text}</p>
              <HelpDials entry={talk} words={words} isMain />
              <p className="help-jumps">
                <a href="#lines">{words.others}</a>
                <a href="#show">{page.show.link}</a>
              </p>
            </section>
          )}
        </div>
        <div className="help-beside">
          <Signs {...page.signs} />
          <Calling {...page.calling} />
          <section aria-labelledby="safe">
            <h2 id="safe">{page.safe.heading}</h2>
            <p>{page.safe.text}</p>
          </section>
        </div>
        <div className="help-rest">
          <OtherLines page={page} />
          <div className="help-pair">
            <ToShow page={page} />
            <ToTake page={page} address={address} />
          </div>
          <div className="folds">
            <Fold title={words.sources}>
              <FactLinks facts={sources} />
            </Fold>
          </div>
        </div>
      </div>
    </main>
  )
}

import { PageHeading } from '@/app/_ui/page-heading'
import { smsOf, telOf } from '@/app/_ui/tel'
import type { HelpPage } from '@/lib/content/help/help-page'

/** Has no code to scan, which would open the page for whoever finds it. */
export function HelpCard({ page: { card, code, direction, title } }: { page: HelpPage }) {
  return (
    <main id="main" className="page page-reading help-card-page" tabIndex={-1} lang={code} dir={direction}>
      <PageHeading title={card.title} back={{ href: code === 'en' ? '/help' : `/help/${code}`, text: title }} />
      <p>{card.text}</p>
      <div className="help-card">
        <dl>
          {card.lines.map(({ label, number, isText }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="ltr">
                <a href={isText ? smsOf(number) : telOf(number)}>{number}</a>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </main>
  )
}

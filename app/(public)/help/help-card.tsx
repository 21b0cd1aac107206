import { PageHeading } from '@/app/_ui/page-heading'
import { smsOf, telOf } from '@/app/_ui/tel'
import type { HelpPage } from '@/lib/content/help/help-page'
import { PageCode } from './page-code'

type Props = { page: HelpPage; address: string }

export function HelpCard({ page: { card, code, direction, title }, address }: Props) {
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
        <PageCode address={address} size={88} />
      </div>
    </main>
  )
}

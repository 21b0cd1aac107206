import { CodeText } from '@/app/_ui/code-text'
import type { OpenInvitation } from '@/lib/people/member-invitation/open-invitations'
import { env } from '@/lib/platform/env'
import { dayInWords } from '@/lib/platform/words'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import type { CodePage } from './code-pages'

interface Props {
  page: CodePage
  /** `Page 1 of 9` */
  place: string
  organization: string
  timeZone: string
}

/** One printed page of codes to cut apart. */
export function CodeSheet({ page: { division, codes, from, of }, place, organization, timeZone }: Props) {
  const heading = division ?? 'No division'
  return (
    <section className="code-sheet">
      <div className="code-sheet-top">
        <h2>{heading}</h2>
        <p>
          {place}, codes {from} to {from + codes.length - 1} of {of}
        </p>
      </div>
      <ul className="codes">
        {codes.map((one) => (
          <Code key={one.id} organization={organization} invitation={one} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  )
}

interface CodeProps {
  organization: string
  invitation: OpenInvitation
  timeZone: string
}

function Code({ organization, invitation: { name, code, expiresAt }, timeZone }: CodeProps) {
  const address = `${env.APP_URL}/join/${code}`
  return (
    <li>
      <div>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>Training of {organization}</p>
        <p>
          Scan, or open {env.APP_URL}/join and enter <CodeText code={code} />
        </p>
        <p>
          Only for you, until {dayInWords(expiresAt, timeZone)}. No email address? Keep this: you sign in with the code.
        </p>
      </div>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
      <img src={qrPicture(address)} alt={`QR code of ${address}`} width="110" height="110" />
    </li>
  )
}

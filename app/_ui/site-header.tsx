import { ExitThisPage } from './exit-this-page'
import { Star } from './star'

/** The readers of the page: without a session, with one on a public page, or not known. */
export type Audience = 'public' | 'member' | 'anyone' | 'learner' | 'manage' | 'auditor' | 'admin'

type Props = {
  audience: Audience
  /** The `href` of the current section, for example `/learn`. */
  current?: string
}

const own: Record<Audience, [href: string, text: string] | null> = {
  public: null,
  member: null,
  anyone: null,
  learner: null,
  manage: ['/manage', 'Manage'],
  auditor: ['/board', 'Auditor'],
  admin: ['/admin', 'Administration'],
}

function lastOf(audience: Audience): [href: string, text: string][] {
  if (audience === 'anyone') return []
  return audience === 'public' ? [['/sign-in', 'Sign in']] : [['/account', 'Account']]
}

function entries(audience: Audience): [href: string, text: string][] {
  const mine = own[audience]
  return [
    ['/courses', 'Courses'],
    ['/learn', 'My courses'],
    ...(mine ? [mine] : []),
    ['/sources', 'Sources'],
    ['/verify', 'Verify'],
    ...lastOf(audience),
  ]
}

/** Help and exit come before the sections in tab order, because people in danger need them quickly. */
export function SiteHeader({ audience, current = audience === 'learner' ? '/learn' : own[audience]?.[0] }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="site">
        <a className="brand" href="/">
          <Star />
          <span className="brand-name">Northlight</span>
        </a>
        <div className="site-out">
          <a className="site-help" href="/help" aria-current={current === '/help' ? 'page' : undefined}>
            Get help
          </a>
          <ExitThisPage isQuiet={own[audience] !== null} />
        </div>
        <details className="menu">
          <summary>
            <svg className="menu-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17" />
            </svg>
            <span className="menu-word">Menu</span>
          </summary>
          <nav className="site-nav" aria-label="Main">
            <ul>
              {entries(audience).map(([href, text]) => (
                <li key={href}>
                  <a href={href} aria-current={current === href ? 'page' : undefined}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      </header>
    </>
  )
}

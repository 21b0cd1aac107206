import { ExitThisPage } from './exit-this-page'
import { Star } from './star'

type Props = {
  audience: 'public' | 'learner' | 'manage'
  /** The `href` of the current section, for example `/learn`. */
  current?: string
}

type Entry = { href: string; text: string; onPhone: boolean }

function entries(audience: Props['audience']): Entry[] {
  // To fit one row on a phone, a coordinator's bar drops two entries that the footer repeats.
  const roomy = audience !== 'manage'
  return [
    { href: '/courses', text: 'Courses', onPhone: true },
    { href: '/learn', text: 'My courses', onPhone: true },
    { href: '/sources', text: 'Sources', onPhone: roomy },
    { href: '/verify', text: 'Verify', onPhone: roomy },
    ...(roomy ? [] : [{ href: '/manage', text: 'Manage', onPhone: true }]),
    audience === 'public'
      ? { href: '/sign-in', text: 'Sign in', onPhone: true }
      : { href: '/account', text: 'Account', onPhone: true },
  ]
}

/** Help and exit come before the sections in tab order, because people in danger need them quickly. */
export function SiteHeader({ audience, current }: Props) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="site">
        <div className="site-bar">
          <a className="brand" href="/">
            <Star />
            <span className="brand-name">Northlight</span>
          </a>
          <div className="site-out">
            <a className="site-help" href="/help" aria-current={current === '/help' ? 'page' : undefined}>
              Get help
            </a>
            <ExitThisPage />
          </div>
        </div>
        <nav className="site-nav" aria-label="Main">
          <ul>
            {entries(audience).map(({ href, text, onPhone }) => (
              <li key={href} className={onPhone || current === href ? undefined : 'wide-only'}>
                <a href={href} aria-current={current === href ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
    </>
  )
}

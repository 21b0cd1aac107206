import { telOf } from './tel'

const links = [
  { href: '/about', text: 'About' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/sources', text: 'Sources' },
  { href: '/glossary', text: 'Glossary' },
  { href: '/verify', text: 'Verify a certificate' },
  { href: '/help', text: 'Get help' },
]

export function SiteFooter({ emergency }: { emergency?: string | undefined }) {
  return (
    <footer className="site-foot">
      <nav aria-label="About this site">
        <ul>
          {links.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <strong>Training, not legal advice.</strong>
        {emergency && (
          <>
            {' '}
            In an emergency, call <a href={telOf(emergency)}>{emergency}</a>.
          </>
        )}
      </p>
      <p className="site-foot-small">
        <em>Exit this page</em> (or Shift three times) leaves right away. It doesn’t clear your history: this device
        still lists the pages you opened earlier.
      </p>
    </footer>
  )
}

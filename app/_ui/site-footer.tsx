const links = [
  { href: '/about', text: 'About' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/accessibility', text: 'Accessibility' },
  { href: '/sources', text: 'Sources' },
  { href: '/verify', text: 'Verify a certificate' },
  { href: '/help', text: 'Get help' },
]

export function SiteFooter() {
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
        <strong>Training, not legal advice.</strong> In an emergency, call <a href="tel:911">911</a>.
      </p>
      <p className="site-foot-small">
        <em>Exit this page</em> (or Shift three times) leaves at once. It does not clear your history: pages you opened
        earlier can still be seen on this device.
      </p>
    </footer>
  )
}

const links = [
  ['/account/transcript', 'Your transcript', 'All of your training on one page'],
  ['/account/hours', 'Your hours', 'What is required, and what is still missing'],
  ['/account/outside-certificates', 'Other providers’ certificates', 'Training that you did elsewhere'],
  ['/account/sessions', 'Where you are signed in', 'See your devices, and sign out of them'],
  ['/account/second-factor', 'Two-step sign-in', 'A second step protects your account'],
  ['/account/sign-on', 'Single sign-on', 'Sign in through your agency'],
  ['/account/language', 'Your first language', 'Helps us find questions that are harder for some'],
  ['/account/access', 'Who looked at your record', 'Each view, and when it was'],
] as const

export function AccountLinks() {
  return (
    <ul className="rows">
      {links.map(([href, title, note]) => (
        <li key={href}>
          <a href={href}>{title}</a>
          <p>{note}</p>
        </li>
      ))}
    </ul>
  )
}

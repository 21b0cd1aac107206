import type { HelpPage } from '@/lib/content/help/help-page'

export function LanguageLinks({ languages, code }: Pick<HelpPage, 'languages' | 'code'>) {
  return (
    <ul className="help-languages">
      {languages.map((one) => (
        <li key={one.code} lang={one.code} dir={one.direction}>
          <a href={`/help/${one.code}`} hrefLang={one.code} aria-current={one.code === code ? 'page' : undefined}>
            {one.name}
          </a>
        </li>
      ))}
    </ul>
  )
}

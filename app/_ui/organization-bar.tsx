import { isAt, type OrganizationPage, pageAt, pageGroups, settingPages } from './organization-pages'

type Props = {
  organization: { organizationId: string; organizationName: string }
  /** The path of the page, for example `/manage/…/people`. */
  address: string
}

/** Stays on every page of an organization: its name with the settings, four groups of pages, and a search. */
export function OrganizationBar({ organization: { organizationId, organizationName }, address }: Props) {
  const home = `/manage/${organizationId}`
  const path = address.slice(home.length)
  const here = pageAt(path)
  const pages = here?.group.pages ?? []
  return (
    <div className="desk-bar">
      <div className="desk-bar-row">
        <details className="more desk-settings">
          <summary>
            <span className="vh">Settings of </span>
            <span className="desk-name">{organizationName}</span>
          </summary>
          <ul className="rows">
            <PageLinks home={home} path={path} pages={settingPages} />
          </ul>
        </details>
        <nav className="desk-groups" aria-label="Organization">
          <ul>
            {pageGroups.map((group) => (
              <li key={group.name}>
                <a href={home + group.pages[0].path} aria-current={group === here?.group ? 'true' : undefined}>
                  {group.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <search>
          <form method="get" action={`${home}/search`} className="desk-search">
            <label className="vh" htmlFor="desk-search">
              Search this organization
            </label>
            <input id="desk-search" type="search" name="q" maxLength={120} placeholder="Name, number, serial" />
          </form>
        </search>
      </div>
      {here && pages.length > 1 && (
        <nav className="desk-pages" aria-label={here.group.name}>
          <details>
            <summary>{here.page.text}</summary>
            <ul>
              <PageLinks home={home} path={path} pages={pages} />
            </ul>
          </details>
        </nav>
      )}
    </div>
  )
}

function PageLinks({ home, path, pages }: { home: string; path: string; pages: readonly OrganizationPage[] }) {
  return pages.map((page) => (
    <li key={page.path}>
      <a href={home + page.path} aria-current={isAt(path, page) ? (path === page.path ? 'page' : 'true') : undefined}>
        {page.text}
      </a>
    </li>
  ))
}

import type { ReactNode } from 'react'
import { OrganizationBar } from '@/app/_ui/organization-bar'
import { SiteFooter } from '@/app/_ui/site-footer'
import { type Audience, SiteHeader } from '@/app/_ui/site-header'
import type { CourseEdit } from '@/lib/content/course/catalog/load'
import { asset, type Script, type Style } from './assets'
import { CourseProblems } from './course-problems'

export interface ShellProps {
  title?: string
  /** The header's sections; a learner's by default. */
  audience?: Audience
  /** The `href` of the current section, for example `/manage`. */
  current?: string
  /** The organization whose page it is. */
  organization?: { organizationId: string; organizationName: string }
  /** The page's own path. */
  address?: string
  /** Another script, for this page alone. */
  script?: Script
  /** In place of the site's, which a preview of a texted link would show. */
  description?: string
}

export interface SiteWords {
  description: string
  /** The emergency number. */
  emergency?: string | undefined
}

/** Learners' pages must be small, so they load the site's styles alone. */
const styleOf: Record<Exclude<Audience, 'learner'>, Style> = {
  public: 'public.css',
  member: 'public.css',
  anyone: 'public.css',
  manage: 'desk.css',
  auditor: 'desk.css',
  admin: 'desk.css',
}

export function Shell({
  site,
  courseEdit,
  title,
  audience = 'learner',
  current,
  organization,
  address = '',
  script,
  description = site?.description,
  children,
}: ShellProps & { site: SiteWords | null; courseEdit: CourseEdit | null; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} - Northlight` : 'Northlight'}</title>
        {audience === 'public' && description && <meta name="description" content={description} />}
        <meta name="robots" content="noindex" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12181d" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        {/* Not a module, which would run after the first paint. */}
        <script src={asset('early.js')} />
        <link rel="stylesheet" href={asset('site.css')} />
        {audience !== 'learner' && <link rel="stylesheet" href={asset(styleOf[audience])} />}
        <script type="module" src={asset('site.js')} />
        {courseEdit && <script type="module" src={asset('reload.js')} data-courses={courseEdit.version} />}
        {script && <script type="module" src={asset(script)} />}
      </head>
      <body>
        <SiteHeader audience={audience} {...(current && { current })} />
        {organization && <OrganizationBar organization={organization} address={address} />}
        {courseEdit && <CourseProblems {...courseEdit} />}
        {children}
        <SiteFooter emergency={site?.emergency} />
      </body>
    </html>
  )
}

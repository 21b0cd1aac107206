import type { ReactNode } from 'react'
import { SiteFooter } from '@/app/_ui/site-footer'
import { type Audience, SiteHeader } from '@/app/_ui/site-header'
import { type Asset, asset } from './assets'
import { CourseErrors } from './course-errors'

export interface ShellProps {
  title?: string
  /** The header's sections; a learner's by default. */
  audience?: Audience
  /** The `href` of the current section, for example `/manage`. */
  current?: string
  /** Another script, for this page alone. */
  script?: Asset
}

export interface SiteWords {
  description: string
  /** The emergency number. */
  emergency?: string | undefined
}

export function Shell({
  site,
  courseErrors,
  title,
  audience = 'learner',
  current,
  script,
  children,
}: ShellProps & { site: SiteWords | null; courseErrors: readonly string[]; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} - Northlight` : 'Northlight'}</title>
        {audience === 'public' && site && <meta name="description" content={site.description} />}
        <meta name="robots" content="noindex" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12181d" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
        {/* Not a module, which would run after the first paint. */}
        <script src={asset('early.js')} />
        <link rel="stylesheet" href={asset('site.css')} />
        <script type="module" src={asset('site.js')} />
        {script && <script type="module" src={asset(script)} />}
      </head>
      <body>
        <SiteHeader audience={audience} {...(current && { current })} />
        <CourseErrors errors={courseErrors} />
        {children}
        <SiteFooter emergency={site?.emergency} />
      </body>
    </html>
  )
}

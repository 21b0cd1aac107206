import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { asset } from '@/app/_http/assets'

export const metadata: Metadata = {
  title: { default: 'Northlight', template: '%s - Northlight' },
  description: 'Training on the trafficking of migrants and refugees in Maine, with sources for every claim.',
  robots: { index: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#12181d' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <link rel="stylesheet" href={asset('site.css')} />
      </head>
      <body>
        {children}
        <script type="module" src={asset('site.js')} />
      </body>
    </html>
  )
}

import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/platform/env'

type Asset = 'site.js' | 'site.css'
let addresses: Record<Asset, string> | undefined

/** The address of a bundled file. In development the name is fixed, and an edit shows after a reload. */
export function asset(name: Asset): string {
  if (env.NODE_ENV === 'development') return `/assets/${name}`
  const manifest = path.join(/*turbopackIgnore: true*/ process.cwd(), '.northlight', 'assets.json')
  addresses ??= JSON.parse(readFileSync(manifest, 'utf8')) as Record<Asset, string>
  return addresses[name]
}

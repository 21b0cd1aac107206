import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/platform/env'

export type Asset = Style | Script | `${string}.svg`
export type Style = 'site.css' | 'desk.css' | 'public.css'
export type Script = 'site.js' | 'early.js' | 'passkey.js' | 'task.js' | 'verify.js' | 'reload.js'

let addresses: Record<string, string> | undefined

/** In development the name is fixed, so a reload shows edits. */
export function asset(name: Asset): string {
  if (env.NODE_ENV === 'development') return `/assets/${name}`
  const manifest = path.join(/*turbopackIgnore: true*/ process.cwd(), '.northlight', 'assets.json')
  addresses ??= JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  const address = addresses[name]
  if (!address) throw new Error(`the build has no ${name}`)
  return address
}

import { createHash } from 'node:crypto'
import { runInThisContext } from 'node:vm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { buildCredential } from '@/lib/proof/credential/build'
import { signCredential } from '@/lib/proof/credential/sign'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { bundleVerifier } from '@/scripts/start/steps.mjs'
import type { VerifyOptions } from '../options'
import type { Verdict } from '../verdict'
import { renderOfflineVerifier } from './page'

const madeAt = new Date('2026-11-25T12:00:00Z')
let issuer: Issuer
let html: string

beforeAll(async () => {
  await bundleVerifier()
  issuer = await sampleIssuer()
  html = renderOfflineVerifier({ issuer, madeAt })
})

const inside = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
const script = () => inside(/<script>([\s\S]*?)<\/script>/)

describe('the page', () => {
  test('has a policy that allows this script and this style, and nothing else', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const policy = inside(/http-equiv="Content-Security-Policy" content="([^"]*)"/).split('; ')
    expect(policy).toEqual([
      `default-src 'none'`,
      `script-src ${hash(script())}`,
      `style-src ${hash(inside(/<style>([\s\S]*?)<\/style>/))}`,
      'img-src data:',
      `base-uri 'none'`,
      `form-action 'none'`,
    ])
  })

  test('makes no request, and has no trace of the machine that built it', () => {
    expect(script().length).toBeGreaterThan(300_000)
    expect(html.length).toBeLessThan(1_200_000)
    expect(script()).not.toMatch(
      /\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\bimportScripts\(|\bimport\(/,
    )
    expect(html).not.toContain(process.cwd())
    // One script, one block of data, no element that loads anything.
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/json" id="trust">', '<script>'])
    expect(html).not.toMatch(/<(?:link|img|iframe|object)\b[^>]*(?:href|src)="(?!data:)/)
    expect(script()).not.toContain('<!--')
  })

  test('has the published keys with their date, and names only as text', async () => {
    const named = await sampleIssuer({ name: '</script><!--<b>Q & A' })
    const page = renderOfflineVerifier({ issuer: named, madeAt })
    expect(page).not.toContain('<b>')
    const data = /<script type="application\/json" id="trust">([^<]*)<\/script>/.exec(page)?.[1] ?? ''
    const { did, name, url, keys, formerly } = named
    expect(JSON.parse(data)).toEqual({ issuer: { did, name, url, keys, formerly }, asOf: madeAt.toISOString() })
    expect(data).not.toMatch(/"(?:d|p|q|private\w*)":/)
    expect(page).toContain('Made on November 25, 2026')
  })
})

describe('the bundle', () => {
  interface Bundle {
    verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict>
  }

  /** Runs as in a browser: with a window, and without Node's globals. */
  async function stateOf(text: string): Promise<string> {
    const { did, name, url, keys } = issuer
    const bytes = new TextEncoder().encode(text)
    vi.stubGlobal('self', globalThis)
    vi.stubGlobal('Buffer', undefined)
    try {
      const { verify } = runInThisContext(`${script()};northlightVerifier`) as Bundle
      return (await verify(bytes, { issuer: { did, name, url, keys }, now: madeAt })).state
    } finally {
      vi.unstubAllGlobals()
    }
  }

  test('calls a signed credential genuine and a changed one altered', async () => {
    const credential = buildCredential(issuer, sampleInput({ name: 'Ana Okafor' }))
    const { json, jwt } = await signCredential(issuer, credential, madeAt)
    expect(await stateOf(json)).toBe('genuine')
    expect(await stateOf(jwt)).toBe('genuine')
    expect(await stateOf(json.replace('Ana Okafor', 'Ana Okafar'))).toBe('altered')
    expect(await stateOf(`${jwt.slice(0, -20)}AAAA${jwt.slice(-16)}`)).toBe('altered')
    expect(await stateOf('no certificate')).toBe('unreadable')
  })
})

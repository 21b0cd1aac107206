import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { html, Markup } from '@/lib/platform/file/html'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { dayOfMoment } from '../words'

interface Content {
  issuer: TrustedIssuer
  madeAt: Date
}

let cached: { script: string; style: string } | undefined

/** Bundled by scripts/build/offline-verifier.ts. Throws when they are missing. */
function bundled() {
  const read = (name: string) =>
    readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), '.northlight', name), 'utf8')
  cached ??= { script: read('offline-verifier.js'), style: read('offline-verifier.css') }
  return cached
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0b5573" d="M12 1.5l2.4 8.1 8.1 2.4-8.1 2.4L12 22.5l-2.4-8.1L1.5 12l8.1-2.4z"/></svg>`
const star = html`<svg class="star" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 1.5l2.4 8.1 8.1 2.4-8.1 2.4L12 22.5l-2.4-8.1L1.5 12l8.1-2.4z"/></svg>`

/** One self-contained page. Its policy allows only this script (by hash) and no connections. */
export function renderOfflineVerifier({ issuer, madeAt }: Content): string {
  const { script, style } = bundled()
  const policy = [
    `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}`,
    `img-src data:; base-uri 'none'; form-action 'none'`,
  ].join('; ')
  const { did, name, url: site, keys, formerly = [], timeRoots = [] } = issuer
  const trusted: TrustedIssuer = { did, name, url: site, keys, formerly, ...(timeRoots.length > 0 && { timeRoots }) }
  // Otherwise a `</script` in a name would end the script element.
  const trust = JSON.stringify({ issuer: trusted, asOf: madeAt.toISOString() }).replaceAll('<', '\\u003c')
  const day = dayOfMoment(madeAt.toISOString())
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check a certificate without a network - ${name}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${new Markup(style)}</style>
</head>
<body>
<header class="file-bar"><span class="brand">${star}${name}</span> <span>Made on ${day}</span></header>
<main class="page page-reading">
<h1>Check a certificate without a network</h1>
<p>This page is one file and needs nothing else. The files you open stay on this computer: nothing is sent anywhere.</p>
<noscript><p class="notice notice-warn">The check is made by a script inside this file: please allow JavaScript for it, or open the file in another browser.</p></noscript>
<p id="unable" class="notice notice-warn" role="alert" hidden>This browser does not let this page check signatures. Save the file to this computer and open it from there, or in a newer browser.</p>
<form id="check">
<div class="field"><label for="file">Certificate</label><p class="field-hint" id="file-hint">A PDF of a certificate or a transcript, a badge picture (SVG or PNG), a credential (JSON or JWT), a transcript (JSON) or a whole audit packet (ZIP). It is checked as soon as you choose it; you can also drop it anywhere on this page. If you have its proof of time (a .time file), open that first.</p><input type="file" id="file" aria-describedby="file-hint"></div>
<div class="field"><label for="text">Or its text</label><p class="field-hint" id="text-hint">The JSON or the JWT of a credential, or the JSON of a transcript, pasted.</p><textarea id="text" rows="4" spellcheck="false" autocomplete="off" autocapitalize="none" aria-describedby="text-hint"></textarea></div>
<button class="btn btn-primary" type="submit">Check</button>
<p id="progress" role="status"></p>
</form>
<section id="verdict" aria-label="Verdict"></section>
<section class="about">
<h2>What this page cannot know</h2>
<ul>
<li>Whether a certificate was revoked or superseded after it was issued. The record at <a href="${site}/verify" rel="noreferrer">${site}/verify</a> says so.</li>
<li>Keys that ${name} has begun to use after ${day}. Download this page again, or open a newer key file below.</li>
<li>Whether the person in front of you is the one named. Ask for a document that shows their name.</li>
<li>Whether this file is what it seems: trust it only when it came from ${site} or from a person you trust.</li>
</ul>
</section>
<section class="keys">
<h2>The keys it checks against</h2>
<p id="keys-in-use" role="status"></p>
<details><summary>Each key</summary><ul id="keys-list"></ul></details>
<div class="field"><label for="key-file">Use another key file</label><p class="field-hint" id="key-hint">The jwks.json that an issuer publishes under /.well-known/, or its did.json, which has no keys for PDFs. It proves as much as the place that you got it from.</p><p class="field-error" id="keys-problem" role="alert"></p><input type="file" id="key-file" aria-describedby="key-hint keys-problem"></div>
<button class="btn btn-quiet" type="button" id="keys-back" hidden>Use the keys inside this file again</button>
</section>
</main>
<script type="application/json" id="trust">${new Markup(trust)}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`
  return String(page)
}

import { html, Markup } from '@/lib/platform/file/html'

const style = html`
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1rem}
h1,h2,h3{line-height:1.2;margin:2rem 0 .5rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem;font-size:.9375rem}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #8886}
th{white-space:nowrap}td{overflow-wrap:break-word}
.wide{overflow-x:auto}
dt{font-weight:600}dd{margin:0 0 .5rem}
@media print{body{max-width:none;padding:0;font-size:10pt}h2{break-after:avoid}tr{break-inside:avoid}}
`

/** No scripts and nothing fetched: it must open from a disk in ten years. */
export function packetPage(title: string, body: Markup | readonly Markup[]): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
  return String(page)
}

/** Adds the charset that the stored part lacks, and a policy that blocks its scripts. */
export function sentPage(title: string, main: string): string {
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${new Markup(main)}
</html>
`
  return String(page)
}

export type Cell = string | Markup

export function table(caption: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  if (rows.length === 0) return html`<p>${caption}: none.</p>`
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = rows.map((row) => html`\n<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<div class="wide" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`
}

export function link(href: string, text: string): Markup {
  return html`<a href="${href}">${text}</a>`
}

export function facts(rows: readonly (readonly [string, Cell])[]): Markup {
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

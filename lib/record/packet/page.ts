export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
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

/** No scripts and nothing fetched: it must open from a disk in ten years. `body` is HTML. */
export function packetPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`
}

/** Adds the charset that the stored part lacks, and a policy that blocks its scripts. */
export function sentPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
${main}
</html>
`
}

export function table(caption: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return `<p>${escaped(caption)}: none.</p>`
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${asHtml(cell)}</td>`).join('')}</tr>`).join('\n')
  return `<div class="wide" role="group" tabindex="0" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`
}

export type Cell = string | { html: string }

function asHtml(cell: Cell): string {
  return typeof cell === 'string' ? escaped(cell) : cell.html
}

export function link(href: string, text: string): Cell & { html: string } {
  return { html: `<a href="${escaped(href)}">${escaped(text)}</a>` }
}

export function facts(rows: readonly (readonly [string, Cell])[]): string {
  return `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${asHtml(value)}</dd>`).join('')}</dl>`
}

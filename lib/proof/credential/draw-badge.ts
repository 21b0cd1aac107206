import { escapeHtml } from '@/lib/platform/file/html'

/* Browsers use it too: no Node modules. Issued badges must stay as drawn, or a checker calls them altered. */
export interface BadgeWords {
  title: string
  edition: string
  issuer: string
  demonstration: boolean
}

const SEAL = `<circle cx="256" cy="256" r="226" fill="#0b5573"/><circle cx="256" cy="256" r="226" fill="none" stroke="#0b5573" stroke-width="44" stroke-linecap="round" stroke-dasharray="0 35.5"/><circle cx="256" cy="256" r="196" fill="none" stroke="#fff" stroke-width="5"/><circle cx="256" cy="256" r="178" fill="none" stroke="#fff" stroke-width="3" stroke-opacity=".55" stroke-linecap="round" stroke-dasharray="0 13.98"/><path fill="#fff" d="M256 98l37.1 120.9L414 256l-120.9 37.1L256 414l-37.1-120.9L98 256l120.9-37.1z"/><path fill="#0b5573" fill-opacity=".16" d="M256 98l37.1 120.9L256 256zM414 256l-120.9 37.1L256 256zM256 414l-37.1-120.9L256 256zM98 256l120.9-37.1L256 256z"/>`

const WIDTH = 512
const LINE = 40

/** A CDATA section ends at the first `]]>`, so one inside the text is split over two sections. */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

/** Whole words, at most 26 letters a line; a longer word gets its own line. */
function linesOf(text: string): string[] {
  return text.match(/\S(?:.{0,24}\S)?(?=\s|$)|\S+/g) ?? []
}

interface Line {
  text: string
  size: number
  color: string
  weight: number
}

export function bakeSvg(json: string, words: BadgeWords): string {
  const ink = '#14303d'
  const lines: Line[] = [
    ...linesOf(words.title).map((text) => ({ text, size: 34, color: ink, weight: 600 })),
    { text: `Edition ${words.edition}`, size: 24, color: '#4a6370', weight: 400 },
    { text: words.issuer, size: 24, color: '#4a6370', weight: 400 },
    ...(words.demonstration ? [{ text: 'DEMONSTRATION', size: 32, color: '#a3200d', weight: 700 }] : []),
  ]
  const texts = lines.map(
    ({ text, size, color, weight }, index) =>
      `<text x="${WIDTH / 2}" y="${560 + index * LINE}" font-size="${size}" font-weight="${weight}" fill="${color}">${escapeHtml(text)}</text>`,
  )
  const height = 560 + lines.length * LINE
  const alternative = `${words.demonstration ? 'Demonstration only. ' : ''}Badge of ${words.issuer}: ${words.title}, edition ${words.edition}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="badge-title">`,
    `<openbadges:credential>${cdata(json)}</openbadges:credential>`,
    `<title id="badge-title">${escapeHtml(alternative)}</title>`,
    `<rect width="${WIDTH}" height="${height}" rx="24" fill="#fff"/>`,
    SEAL,
    `<g font-family="system-ui, sans-serif" text-anchor="middle">${texts.join('')}</g>`,
    '</svg>',
  ].join('\n')
}

/** A sentence and where it is on the page. */
export interface SpokenSentence {
  text: string
  range: Range
  block: Element
}

const blocks = 'p,li,h1,h2,h3,h4,td,th,dt,dd,legend,label,figcaption,summary,div,section,form'
/** Controls, drawings and hidden text. */
const silent = 'button,nav,svg,select,textarea,script,.vh,.step-number,.kicker,.tools,[hidden],[popover]'
const splitter = 'Segmenter' in Intl ? new Intl.Segmenter('en', { granularity: 'sentence' }) : null

/** The sentences that a reader sees in this part of the page, in order. */
export function spokenIn(part: Element): SpokenSentence[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const found: { block: Element; nodes: Text[] }[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    const block = parent?.closest(blocks)
    if (!parent || !block || parent.closest(silent) || !parent.checkVisibility()) continue
    const last = found.at(-1)
    if (last?.block === block) last.nodes.push(node)
    else found.push({ block, nodes: [node] })
  }
  return found.flatMap(({ block, nodes }) => split(nodes).map((sentence) => ({ ...sentence, block })))
}

function split(nodes: Text[]): Omit<SpokenSentence, 'block'>[] {
  const text = nodes.map(({ data }) => data).join('')
  const parts = splitter ? [...splitter.segment(text)] : [{ segment: text, index: 0 }]
  return parts.flatMap(({ segment, index }) => {
    const words = segment.trim()
    if (!/[\p{L}\p{N}]/u.test(words)) return []
    const start = index + segment.indexOf(words)
    const range = document.createRange()
    range.setStart(...pointAt(nodes, start))
    range.setEnd(...pointAt(nodes, start + words.length))
    return [{ text: words.replace(/\s+/g, ' '), range }]
  })
}

/** The node and the offset in it of a place in the joined text. */
function pointAt(nodes: Text[], place: number): [Text, number] {
  let left = place
  for (const node of nodes) {
    if (left <= node.length) return [node, left]
    left -= node.length
  }
  const last = nodes.at(-1) as Text
  return [last, last.length]
}

import { bakeSvg } from '@/lib/proof/credential/draw-badge'
import { sha256Hex } from './bytes'
import type { CredentialFacts } from './verdict'

/** SHA-256 of each badge.png that we ever baked credentials into. Only add to it: old badges have the old picture. */
const pictures = ['9e403b37eb0a3e69973528a1a0318bef8c1d2136e3b4bcfc6a980b7d0ec6f71c']

/** Viewers show the picture, and no signature covers it: it must be the one that we draw for this credential. */
export async function isOurPicture(
  picture: Uint8Array | string,
  text: string,
  facts: CredentialFacts,
): Promise<boolean> {
  if (typeof picture !== 'string') return pictures.includes(await sha256Hex(new Uint8Array(picture)))
  const { achievement, version, issuer, demonstration } = facts
  const shown = plain(picture)
  return titlesIn(achievement).some((title) => {
    return shown === plain(bakeSvg(text, { title, edition: version ?? '', issuer, demonstration }))
  })
}

/** The achievement's name may end with the subtitle in parentheses, which the badge leaves out. */
function titlesIn(name: string): string[] {
  const starts = name.endsWith(')') ? [...name.matchAll(/ \(/g)].map(({ index }) => index) : []
  return [name, ...starts.map((at) => name.slice(0, at))]
}

/** The first badges have plain apostrophes; mail may change line ends. */
function plain(svg: string): string {
  return svg.replaceAll('\r\n', '\n').replaceAll('&#39;', "'")
}

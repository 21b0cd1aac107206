import type { Problem } from '../schema'
import { error } from './problem'

/** Zero-width characters, soft hyphens, and marks of direction. Next to a letter that isn't Latin, they may be spelling. */
export const invisible =
  /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF](?<!(?!\p{Script=Latin})[\p{L}\p{M}].)(?!(?!\p{Script=Latin})[\p{L}\p{M}])/gu

/** A copied text may bring them, and no editor shows them. */
export function findInvisible(file: string, text: string): Problem[] {
  return [...text.matchAll(invisible)].map(({ 0: found, index }) => {
    const line = text.slice(0, index).split('\n').length
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return error({ file, line }, 'file', `an invisible character (U+${code}) is in this line: type the line again`)
  })
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readChunks, writeChunk } from './png-chunk'

let seal: Uint8Array | undefined

export function sealImage(): Uint8Array {
  // The comment keeps Next's build from tracing every file of the project into the server.
  seal ??= readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), 'lib/proof/credential/badge.png'))
  return seal
}

/** A PNG with the credential in an `iTXt` chunk, baked as in Open Badges 3.0. */
export function bakePng(json: string): Uint8Array {
  const image = sealImage()
  const end = readChunks(image)?.at(-1)
  if (!end) throw new Error('badge.png is no whole PNG')
  // The zero bytes: not compressed (two), no language, no translated keyword.
  const chunk = writeChunk('iTXt', new TextEncoder().encode(`openbadgecredential\0\0\0\0\0${json}`))
  return new Uint8Array(Buffer.concat([image.subarray(0, end.at), chunk, image.subarray(end.at)]))
}

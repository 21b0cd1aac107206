import { createHash } from 'node:crypto'
import type { PacketFile } from './content/file'
import type { PersonRecord } from './content/read-person'

type Stamps = PersonRecord['certificates'][number]['stamps']

/** A token beside the file that it is about: `openssl ts -verify -token_in` reads it. */
export function stampFiles(path: string, stamps: Stamps): PacketFile[] {
  return stamps.map(({ part, token }) => ({ path: `${path}.${part}.tst`, bytes: token }))
}

export function stampRows(stamps: Stamps) {
  return stamps.map(({ token, ...row }) => ({ ...row, tokenSha256: createHash('sha256').update(token).digest('hex') }))
}

/* Time-stamps (RFC 3161): what outside clocks say about certificates and the log. */
import { inside, oidOf, onlyPart, tags } from '../../../proof/time-stamp/der.mjs'
import { checkToken } from '../../../proof/time-stamp/token.mjs'
import { bytes, exists, foldersIn, namesIn, text } from './files.mjs'
import { counts, expect, faults, notes } from './findings.mjs'

/** Finds the time at which an outside clock first saw each file: the earliest by an authority among the roots. */
const stampedAt = new Map()
const authorities = new Set()
const unsignedAttributes = 0xa1
const noteOfLog = 'log/stamped-checkpoint.txt'
const stampId = '1.2.840.113549.1.9.16.2.14'

export const momentStamped = (file) => stampedAt.get(file) ?? null

/** @param {{ timeRoots?: string[] }} keys */
export async function readStamps({ timeRoots = [] }) {
  const roots = timeRoots.map((root) => Uint8Array.from(Buffer.from(root, 'base64')))
  for (const person of foldersIn('people')) {
    const folder = `people/${person}/certificates`
    for (const name of exists(folder) ? namesIn(folder) : []) {
      const file = `${folder}/${name}`
      if (name.endsWith('.tst')) await take(file, file.slice(0, -'.tst'.length), { token: bytes(file), roots })
      if (!name.endsWith('.pdf')) continue
      const found = stampInPdf(bytes(file))
      if (found) await take(`the stamp in ${file}`, file, { ...found, roots })
    }
  }
  const tokenOfLog = `${noteOfLog}.tst`
  if (exists(tokenOfLog)) await take(tokenOfLog, noteOfLog, { token: bytes(tokenOfLog), roots })
  if (authorities.size > 0) notes.push(`The time-stamps are by ${[...authorities].join(', ')}`)
}

/** The stamped note is that of a sealed checkpoint in this packet. */
export function checkStampedNote(checkpoints) {
  if (!exists(noteOfLog) && !exists(`${noteOfLog}.tst`)) return
  const found = [...checkpoints.values()].find(({ note }) => note === text(noteOfLog))
  expect(found, `${noteOfLog} is not the note of a checkpoint in log/checkpoints.jsonl`)
  expect(exists(`${noteOfLog}.tst`), `${noteOfLog}.tst is missing`)
  const at = momentStamped(noteOfLog)
  if (found && at) notes.push(`The log up to entry ${found.size} was time-stamped at ${at.toISOString()}`)
}

async function take(name, file, { token, data = exists(file) ? bytes(file) : Buffer.alloc(0), roots }) {
  counts.stamps += 1
  const checked = await checkToken(token, data, roots)
  if (checked.wrong !== null) return faults.push(`${name} proves no time: ${checked.wrong}`)
  if (!checked.isTrusted) return notes.push(`${name} is by ${checked.authority}, whose root is not among the keys`)
  authorities.add(checked.authority)
  if (!(stampedAt.get(file) <= checked.at)) stampedAt.set(file, checked.at)
}

/** The token in a PDF's signature, and the signature that it is about. */
function stampInPdf(pdf) {
  const hex = Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Contents <([0-9a-f]+)>/)?.[1]
  if (!hex) return null
  try {
    const padded = Uint8Array.from(Buffer.from(hex, 'hex'))
    const [, explicit] = inside(onlyPart(padded.subarray(0, lengthOf(padded)), tags.sequence))
    const [signer] = inside(inside(inside(explicit, 0xa0)[0]).at(-1), tags.set)
    const parts = inside(signer)
    const unsigned = parts.find(({ tag }) => tag === unsignedAttributes)
    const [attribute] = unsigned ? inside(unsigned, unsignedAttributes) : []
    const [id, values] = attribute ? inside(attribute) : []
    if (!id || oidOf(id) !== stampId) return null
    return { token: inside(values, tags.set)[0].whole, data: parts.find(({ tag }) => tag === tags.octets).content }
  } catch {
    return null
  }
}

/** Zeros follow the message: its room is made before its size is known. */
function lengthOf([, first = 0, high = 0, low = 0]) {
  if (first < 0x80) return 2 + first
  return first === 0x81 ? 3 + high : 4 + high * 256 + low
}

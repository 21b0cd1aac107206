import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seal } from '@/lib/proof/credential/seal'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { filesIn, makeSample, read, world } from './sample'

export const issuer = configuredIssuer() as Issuer
/** Of whom there is everything, and of whom nothing. */
export const [own, other] = ['people/1-ana-okafor-b', 'people/2'] as const

// biome-ignore lint/suspicious/noExplicitAny: JSON of any kind is changed here.
export type Change = (value: any) => void
export type Forgery = Awaited<ReturnType<typeof makeForgery>>

/** A packet, and a copy of its folder that may be changed in any way. SERIAL in a path is that of the certificate. */
export async function makeForgery() {
  const { folder: made, serial } = await makeSample()
  const folder = mkdtempSync(path.join(tmpdir(), 'forged-'))
  const at = (file: string) => path.join(folder, file.replace('SERIAL', serial))
  const keep = (file: string, text: string) => writeFileSync(at(file), text)
  return {
    folder,
    serial,
    at,
    keep,
    asMade() {
      rmSync(folder, { recursive: true })
      cpSync(made, folder, { recursive: true })
    },
    remove() {
      for (const one of [made, folder]) rmSync(one, { recursive: true })
    },
    /** Changes JSON, and of lines of JSON the first. */
    change(file: string, how: Change) {
      const text = readFileSync(at(file), 'utf8')
      const [first = '', ...more] = file.endsWith('.jsonl') ? text.split('\n') : [text]
      const value = JSON.parse(first)
      how(value)
      keep(file, [JSON.stringify(value), ...more].join('\n'))
    },
    flip(file: string) {
      const bytes = readFileSync(at(file))
      bytes[2000] = (bytes[2000] ?? 0) ^ 1
      writeFileSync(at(file), bytes)
    },
    swap(one: string, another: string) {
      const [first, second] = [read(folder, one), read(folder, another)]
      keep(one, second)
      keep(another, first)
    },
    /** As whoever has a key would: all hashes are right again, and the seal is by that key. */
    async sealed(by = issuer) {
      const { proof: _, ...manifest } = JSON.parse(read(folder, 'manifest.json'))
      const files = filesIn(folder).filter((file) => file !== 'manifest.json')
      const listed = files.map((file) => {
        const bytes = readFileSync(at(file))
        return { path: file, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
      })
      const whole = await seal(by, { ...manifest, files: listed }, world.now())
      keep('manifest.json', `${JSON.stringify(whole, null, 1)}\n`)
    },
  }
}

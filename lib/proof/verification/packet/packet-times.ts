import type { VerifyOptions } from '../options'
import { isObject, listOf } from '../parse-json'
import { type Checkpoints, isUnder } from './packet-log'

interface Packet {
  read(name: string): Promise<Uint8Array | null>
  json(name: string): Promise<unknown>
  checkpoints: Checkpoints
}

/** Proofs in a packet of when a file was signed: its stamp, and the sealed entries that name its keys. */
export function timesIn(
  name: string,
  { read, json, checkpoints }: Packet,
): Required<Pick<VerifyOptions, 'stampsOf' | 'sealedAt'>> {
  const folder = name.split('/').slice(0, 2).join('/')
  const rowsIn = async (file: string) => listOf(await json(`${folder}/${file}`).catch(() => [])).filter(isObject)
  return {
    async stampsOf() {
      const token = await read(`${name}.tst`)
      return token ? [token] : []
    },
    async sealedAt({ keyId, serial }) {
      const [listed] = await rowsIn('certificates.json')
      const own = listOf(listed?.certificates).filter(isObject)
      const id = own.find((one) => one.serial === serial)?.id
      for (const one of await rowsIn('log.json')) {
        const { entry } = one
        if (!isObject(entry) || entry.object !== `certificate:${id}` || !isObject(entry.details)) continue
        const checkpoint = checkpoints.get(one.checkpoint)
        // In the order of the log: the first is the earliest.
        if (checkpoint && listOf(entry.details.keys).includes(keyId) && (await isUnder(one, checkpoint)))
          return new Date(String(checkpoint.madeAt))
      }
      return null
    },
  }
}

import { access, mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { messageOf, type Stamp } from './message'
import type { Transport } from './transport'

/** One file per mail id, written aside and renamed: a duplicate overwrites itself, and no file is partial. */
export function outbox(folder: string, stamp: Stamp): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const placeOf = (id: string) => path.join(folder, `${id}.eml`)
  return {
    async hand(mail, crash) {
      const { message } = await composer.sendMail(messageOf(mail, stamp))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const beside = `${placeOf(mail.id)}.part`
      const file = await open(beside, 'w', 0o600)
      try {
        await file.writeFile(message as Buffer)
        await file.sync()
      } finally {
        await file.close()
      }
      crash?.('stored')
      await rename(beside, placeOf(mail.id))
    },
    has: ({ id }) =>
      access(placeOf(id)).then(
        () => true,
        () => false,
      ),
  }
}

import { seal, unseal } from '@/lib/platform/sealed'
import type { World } from '@/lib/platform/world'
import type { Message } from './message'

/** Stands for the secret of a link wherever a mail is stored or shown: an administrator must not use it. */
export const secretMark = '(only-in-the-mail)'

const purposeOf = (mailId: string) => `mail:${mailId}`

export function sealForMail(secret: string, mailId: string, world: World): string {
  return seal(secret, purposeOf(mailId), world)
}

/** Null when the secret can't be opened any more. */
export function withSecret<Sent extends Message>(mail: Sent, sealed: string | null): Sent | null {
  if (sealed === null) return mail
  const secret = unseal(sealed, purposeOf(mail.id))
  if (secret === null) return null
  const fill = (part: string) => part.replaceAll(secretMark, secret)
  return { ...mail, text: fill(mail.text), html: fill(mail.html) }
}

import { createTransport, type NodemailerError } from 'nodemailer'
import { messageOf, Refused, type Stamp } from './message'
import type { Transport } from './transport'

/** A silent server must not block the other mails. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** SMTP can't be asked what it has: a mail in doubt is sent again under the same Message-ID. */
export function smtp(address: string, stamp: Stamp): Transport {
  const server = createTransport({ url: address, ...patience })
  return {
    async hand(mail) {
      try {
        await server.sendMail(messageOf(mail, stamp))
      } catch (error) {
        throw isForGood(error as NodemailerError) ? new Refused((error as Error).message) : error
      }
    },
    has: async () => null,
  }
}

/** RFC 5321: 5xx to `RCPT TO` refuses the recipient for good. Other errors may be fixed on either side. */
function isForGood({ command, responseCode = 0 }: NodemailerError): boolean {
  return command === 'RCPT TO' && responseCode >= 500
}

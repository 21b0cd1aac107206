import 'server-only'
import { connect } from 'node:tls'

/** `isWrong`: there is a certificate, but browsers refuse it. Otherwise nothing answered. */
export type ServedCertificate = { endsAt: Date } | { failure: string; isWrong: boolean }

/** OpenSSL's names, in words. Other errors of Node begin with `ERR_TLS` or are about the connection. */
const wrong: Record<string, string> = {
  CERT_HAS_EXPIRED: 'the certificate has expired.',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself, so browsers refuse it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an authority that this machine doesn’t know.',
  UNABLE_TO_GET_ISSUER_CERT: 'the certificate comes from an authority that this machine doesn’t know.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate comes from an authority that this machine doesn’t know.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server doesn’t send the certificate’s chain.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name.',
}

const timeoutMs = 2000

/** The certificate with which an https address is served, as this machine sees it; null for http. */
export function findServedCertificate(address: string): Promise<ServedCertificate | null> {
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'https:') return Promise.resolve(null)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const finish = (result: ServedCertificate) => {
      socket.destroy()
      resolve(result)
    }
    const silent = { failure: 'nothing answers from this machine.', isWrong: false }
    const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
    const socket = connect({ host, port: Number(port || 443), timeout: timeoutMs, ...named })
    socket.once('secureConnect', () => finish({ endsAt: new Date(socket.getPeerCertificate().valid_to) }))
    socket.once('timeout', () => finish(silent))
    socket.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const failure = wrong[code]
      finish(failure ? { failure, isWrong: true } : silent)
    })
  })
}

import { configuredIssuer } from '@/lib/proof/issuer/issuer'

/** Whose certificates are verified here: who signs them, or this site before anybody did. */
export const issuerName = () => configuredIssuer()?.name ?? 'Northlight'

export const title = 'Verify a certificate'

export const serialSentences = {
  mistyped: 'A character of this serial is mistyped. Compare it with the certificate once more.',
  malformed: 'This is not a serial. It starts with NL and has sixteen letters and digits after that.',
} as const

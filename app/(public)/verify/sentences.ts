import { configuredIssuer } from '@/lib/proof/issuer/issuer'

/** The issuer's name, or this site's if no issuer is configured. */
export const issuerName = () => configuredIssuer()?.name ?? 'Northlight'

export const title = 'Verify a certificate'

export const serialSentences = {
  mistyped: 'A character of this serial is mistyped. Compare it with the certificate once more.',
  malformed: 'This is not a serial. It starts with NL and has sixteen letters and digits after that.',
} as const

import { type Issuer, issuerWith } from './issuer'
import { makeKey } from './make-key'
import type { TrustedIssuer } from './published-key'

/** For tests: an issuer with fresh keys that are nowhere but in memory. */
export async function sampleIssuer(overrides: Partial<Pick<TrustedIssuer, 'url' | 'name'>> = {}): Promise<Issuer> {
  const issuer = { url: 'https://issuer.test.example', name: 'Northlight', ...overrides }
  // Half the time of those that sign certificates, and as good for a test.
  const wish = { issuerName: issuer.name, rsaBits: 2048 }
  const keys = await Promise.all([makeKey('credential', wish), makeKey('jwt', wish), makeKey('pdf', wish)])
  return issuerWith(keys, issuer)
}

import { env } from '@/lib/platform/env'

/** The addresses that the provider's administrator enters there. */
export function addressesFor(providerId: string) {
  const address = (what: string) => `${env.APP_URL}/sign-on/${what}/${providerId}`
  return {
    /** OIDC redirect URI: next-auth makes the same one from NEXTAUTH_URL. */
    callback: address('callback'),
    /** SAML assertion consumer service. One path, since it alone takes forms of other sites and longer bodies. */
    consumer: `${env.APP_URL}/sign-on/assertion?provider=${providerId}`,
    /** SAML entity id, which is also where the metadata is. */
    metadata: address('metadata'),
    logout: address('logout'),
    /** OIDC: where the provider sends the person after signing out there. */
    signedOut: `${env.APP_URL}/sign-in`,
  }
}

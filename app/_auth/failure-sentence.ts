const start = 'Start again. If this happens again, allow cookies for this site.'
const meanwhile = 'If you have a password here, you can use it until then.'

/** The words of openid-client, next-auth, node-saml, and Node, and the codes of RFC 6749 and OpenID Connect Core. */
const cases: [RegExp, (name: string) => string][] = [
  [
    /^(?:access_denied|(?:consent|interaction|login|account_selection)_required)\b|^SAML provider returned/,
    (name) =>
      `${name} did not sign you in. Try again, or ask the people who run your sign-on to let you use this site.`,
  ],
  [
    /\b(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)\b|^fetch failed|timed out|timeout|took too long|got: 5\d\d|^(?:server_error|temporarily_unavailable)\b/i,
    (name) => `${name} cannot be reached right now. Try again in a few minutes. ${meanwhile}`,
  ],
  [
    /cookie was missing|value could not be parsed|(?:state|nonce) mismatch|^invalid_grant\b|InResponseTo|answered (?:before|too often)|used before|assertion expired/,
    expiredSentence,
  ],
]

export function expiredSentence(name: string): string {
  return `Your sign-in with ${name} took more than ten minutes, or was already used. ${start}`
}

/** Tells a person what to do after an identity provider's answer failed a check. The reason itself is in the operator's log. */
export function failureSentence(error: unknown, { name }: { name: string }): string {
  const text = error instanceof Error ? error.message : String(error)
  const [, sentence] = cases.find(([words]) => words.test(text)) ?? []
  if (sentence) return sentence(name)
  return `Signing in with ${name} failed because of how it is set up. Tell the people who run this site: their log has the reason. ${meanwhile}`
}

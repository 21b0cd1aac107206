/** node-saml would take SHA-1, for which collisions can be made. */
const algorithms = /<[\w.-]*:?(?:Signature|Digest)Method\b[^>]*\bAlgorithm=["']([^"']*)["']/g
const strong = /#(rsa-)?sha(256|384|512)$/

/** Whether the XML has signatures, and each uses RSA and SHA-2. */
export function isStronglySigned(xml: string): boolean {
  const named = [...xml.matchAll(algorithms)]
  return named.length > 0 && named.every(([, algorithm = '']) => strong.test(algorithm))
}

import { parseDomFromString, xpath } from '@node-saml/node-saml/lib/xml.js'

const strong = {
  SignatureMethod: /#rsa-sha(256|384|512)$/,
  DigestMethod: /#sha(256|384|512)$/,
}

/**
 * True if the XML has signatures and each uses RSA and SHA-2: node-saml would take SHA-1, for which collisions can be made. By
 * node-saml's own parser, so that both read the same algorithms. Throws if it is no XML.
 * @param {string} xml
 */
export async function isStronglySigned(xml) {
  const document = await parseDomFromString(xml)
  return Object.entries(strong).every(([name, pattern]) => {
    const methods = xpath.selectElements(document, `//*[local-name()='${name}']`)
    return methods.length > 0 && methods.every((method) => isOnly(method, pattern))
  })
}

/**
 * An attack: node-saml takes the first attribute of that name, of any namespace.
 * @param {Element} method
 * @param {RegExp} pattern
 */
function isOnly(method, pattern) {
  const [algorithm, ...others] = xpath.selectAttributes(method, "@*[local-name()='Algorithm']")
  return algorithm !== undefined && others.length === 0 && pattern.test(algorithm.value)
}

import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from '@/lib/proof/credential/loader'
import { isObject, type JsonObject, listOf } from './parse-json'

/* A proof covers JSON-LD meaning: another spelling could hide an end date or the word DEMONSTRATION from readers. */
const lists = ['type', 'identifier', 'credentialStatus', 'otherIdentifier']
const wholes = [...lists.slice(1), 'issuer', 'credentialSubject', 'achievement', 'criteria', 'image']

export function isAsWeWrite({ '@context': contexts, proof: _, ...document }: JsonObject): boolean {
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {}
  return (
    JSON.stringify(contexts) === JSON.stringify([CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT]) &&
    typeof subject.creditsEarned === 'number' &&
    listOf(subject.identifier).length === 1 &&
    arePlain(document)
  )
}

function arePlain(parts: JsonObject): boolean {
  return Object.entries(parts).every(
    ([name, value]) =>
      /^\w+$/.test(name) &&
      (Array.isArray(value) ? lists.includes(name) && value.every((one) => isPlain(name, one)) : isPlain(name, value)),
  )
}

function isPlain(name: string, value: unknown): boolean {
  if (isObject(value)) return wholes.includes(name) && arePlain(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

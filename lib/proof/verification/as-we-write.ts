import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from '@/lib/proof/credential/loader'
import { isObject, type JsonObject, listOf } from './parse-json'

/*
 * A Data Integrity proof covers what a text means as JSON-LD, and the same can be written in many ways: a date under its
 * whole address, a name in a list. Readers look at the names that we write, so what is ours must stand under those: else
 * an end date or the word DEMONSTRATION could be hidden from them while the proof holds.
 */
const lists = ['type', 'identifier', 'credentialStatus', 'otherIdentifier']
/** What has parts of its own; of the lists, one alone may stand without its list. */
const wholes = [...lists.slice(1), 'issuer', 'credentialSubject', 'achievement', 'criteria', 'image']

/** Whether a credential that our key signed says what it says where lib/proof/credential/build.ts writes it. */
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

import { bounds } from './bounds'
import { isObject, type JsonObject, listOf } from './parse-json'

export function isCredential(document: JsonObject): boolean {
  return listOf(document.type).includes('VerifiableCredential') || isObject(document.credentialSubject)
}

/** An attack: nodes with names of their own can refer to each other, and ordering such a graph takes forever. */
export function isGraph(value: unknown): boolean {
  return typeof value === 'string' ? value.startsWith('_:') : partsOf(value).some(isGraph)
}

function partsOf(value: unknown): unknown[] {
  if (isObject(value)) return Object.values(value)
  return Array.isArray(value) ? value : []
}

function countParts(value: unknown, counted: { objects: number; contexts: number }): typeof counted {
  if (isObject(value)) {
    counted.objects += 1
    counted.contexts += listOf(value['@context']).length
  }
  for (const part of partsOf(value)) countParts(part, counted)
  return counted
}

/** A sentence about a part that would make canonicalization too expensive, or null. */
export function sizeProblem(document: JsonObject): string | null {
  if (listOf(document['@context']).length > bounds.contexts) return 'It uses more definitions than any certificate.'
  const { objects, contexts } = countParts(document, { objects: 0, contexts: 0 })
  if (objects > bounds.objects) return 'It has more parts than any certificate.'
  return contexts > bounds.allContexts ? 'It uses more definitions than any certificate.' : null
}

/** Other JSON-LD keywords can make a text mean one thing to a reader and another to a proof. */
const harmless = ['@context', '@value', '@language', '@direction']

export function languageProblem(value: unknown): string | null {
  for (const [name, inner] of Object.entries(isObject(value) ? value : {})) {
    // A full address means the same to a proof, but readers won't look there for, say, an end date.
    if ((name.startsWith('@') && !harmless.includes(name)) || name.includes(':'))
      return 'It is written in a way that is not supported.'
    if (name !== '@context') continue
    const contexts = listOf(inner)
    if (!contexts.every((context) => typeof context === 'string'))
      return 'It brings its own definitions, which are not supported.'
  }
  for (const part of partsOf(value)) {
    const problem = languageProblem(part)
    if (problem) return problem
  }
  return null
}

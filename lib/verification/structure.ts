import { bounds } from './bounds'
import { isObject, type JsonObject, listOf, textOf } from './parse-json'

/** What each part of an Open Badge is, by the name under which it stands. */
const kinds: Record<string, readonly string[]> = {
  issuer: ['Profile'],
  credentialSubject: ['AchievementSubject'],
  achievement: ['Achievement'],
  source: ['Profile'],
  creator: ['Profile'],
  parentOrg: ['Profile'],
  identifier: ['IdentityObject', 'IdentifierEntry'],
  otherIdentifier: ['IdentifierEntry'],
  evidence: ['Evidence'],
  image: ['Image'],
  alignment: ['Alignment'],
  related: ['Related'],
  result: ['Result'],
  resultDescription: ['ResultDescription'],
  rubricCriterionLevel: ['RubricCriterionLevel'],
  address: ['Address'],
  geo: ['GeoCoordinates'],
}
const achievementNeeds = ['id', 'name', 'description', 'criteria'] as const
/** Credentials of their own, by others; the proof of this one covers that they are there. */
const notOurBusiness = ['proof', 'endorsement', 'endorsementJwt', 'credentialSchema', 'credentialStatus', 'termsOfUse']

function isKind(part: JsonObject, allowed: readonly string[]): boolean {
  return listOf(part.type).some((type) => allowed.includes(String(type)))
}

/** The first part that is not of its kind, by name. */
function strayPart(part: JsonObject): string | null {
  for (const [name, value] of Object.entries(part)) {
    if (notOurBusiness.includes(name)) continue
    for (const inner of listOf(value).filter(isObject)) {
      const allowed = Object.hasOwn(kinds, name) ? kinds[name] : undefined
      if (allowed && !isKind(inner, allowed)) return name
      const stray = strayPart(inner)
      if (stray) return stray
    }
  }
  return null
}

function isMoment(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
}

/** Whether it is meant to be a verifiable credential at all. */
export function isCredential(document: JsonObject): boolean {
  return listOf(document.type).includes('VerifiableCredential') || isObject(document.credentialSubject)
}

/** What is wrong with how a credential is put together as an Open Badge 3.0, in a sentence; null: nothing. */
export function structureProblem(document: JsonObject): string | null {
  const types = listOf(document.type)
  if (!types.includes('VerifiableCredential')) return 'It does not say that it is a verifiable credential.'
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential'))
    return 'It is a credential of another kind than Open Badges 3.0.'
  const { validFrom, issuanceDate, validUntil, expirationDate } = document
  if ((validFrom ?? issuanceDate) === undefined) return 'It does not say from when it holds.'
  if (![validFrom, issuanceDate, validUntil, expirationDate].every(isMoment)) return 'One of its dates is no date.'
  const subjects = listOf(document.credentialSubject)
  const [subject] = subjects
  if (subjects.length !== 1 || !isObject(subject)) return 'It does not say for one person what it is for.'
  if (!textOf(subject.id) && listOf(subject.identifier).length === 0) return 'It does not say who earned it.'
  const { achievement } = subject
  if (!isObject(achievement)) return 'It does not say what was achieved.'
  const missing = achievementNeeds.find((name) => !achievement[name])
  if (missing) return `What was achieved has no ${missing}.`
  const stray = strayPart(document)
  return stray && `Its part “${stray}” is not of the kind that Open Badges 3.0 asks for.`
}

function countParts(value: unknown, counted: { objects: number; contexts: number }): typeof counted {
  if (isObject(value)) {
    counted.objects += 1
    counted.contexts += listOf(value['@context']).length
  }
  const parts = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : []
  for (const part of parts) countParts(part, counted)
  return counted
}

/** What makes a text too much for the libraries that put it in order for a proof, in a sentence; null: nothing. */
export function sizeProblem(document: JsonObject): string | null {
  if (listOf(document['@context']).length > bounds.contexts)
    return 'It builds on more definitions than any certificate does.'
  const { objects, contexts } = countParts(document, { objects: 0, contexts: 0 })
  if (objects > bounds.objects) return 'It has more parts than any certificate has.'
  return contexts > bounds.allContexts ? 'It builds on more definitions than any certificate does.' : null
}

/** Words of JSON-LD with which a text can be made to say one thing to a reader and another to a proof. */
const harmless = ['@context', '@value', '@language', '@direction']

/** What in a text keeps a Data Integrity proof from meaning what people read, in a sentence; null: nothing. */
export function languageProblem(value: unknown): string | null {
  for (const [name, inner] of Object.entries(isObject(value) ? value : {})) {
    if (name.startsWith('@') && !harmless.includes(name))
      return 'It is written in a way that this check does not follow.'
    if (name !== '@context') continue
    const contexts = listOf(inner)
    if (!contexts.every((context) => typeof context === 'string'))
      return 'It brings definitions of its own, which this check does not follow.'
  }
  const parts = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : []
  for (const part of parts) {
    const problem = languageProblem(part)
    if (problem) return problem
  }
  return null
}

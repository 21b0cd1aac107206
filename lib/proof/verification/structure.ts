import { bounds } from './bounds'
import { datesOf } from './facts'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'

/** Open Badges 3.0: the type of each part, by its member. */
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
/** The first context of either data model. */
const baseContexts = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1']
const mayBeText = ['issuer', 'identifier', 'resultDescription']
const words = ['name', 'description', 'narrative', 'caption']
const achievementNeeds = ['id', 'name', 'description'] as const
const mustSayKind = ['credentialStatus', 'credentialSchema', 'termsOfUse', 'refreshService']
const statusLists = ['BitstringStatusListEntry', 'StatusList2021Entry']
const dateTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const address = /^[a-z][a-z\d+.-]*:\S+$/i
/** Other issuers' credentials; our proof covers only that they are there. */
const notOurBusiness = ['proof', 'endorsement', 'endorsementJwt', 'credentialSchema', 'credentialStatus', 'termsOfUse']

function isKind(part: JsonObject, allowed: readonly string[]): boolean {
  return listOf(part.type).some((type) => allowed.includes(String(type)))
}

function strayPart(part: JsonObject): string | null {
  for (const [name, value] of Object.entries(part)) {
    if (notOurBusiness.includes(name)) continue
    const allowed = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    for (const inner of listOf(value)) {
      if (words.includes(name) && typeof inner !== 'string' && !isObject(inner)) return name
      if (!isObject(inner) && allowed && !mayBeText.includes(name)) return name
      if (!isObject(inner)) continue
      if (allowed && !isKind(inner, allowed)) return name
      const stray = strayPart(inner)
      if (stray) return stray
    }
  }
  return null
}

/** Requires a time zone; refuses February 30, which programs turn into March. */
function isMoment(value: unknown): boolean {
  const day = dateTime.exec(textOf(value) ?? '')?.[1]
  if (!day || Number.isNaN(Date.parse(String(value)))) return false
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

/** Data model 1.1 has two names for the end; readers might take the later one. */
function sameMoment(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined || Date.parse(String(one)) === Date.parse(String(other))
}

/** Open Badges 3.0 requires an id or identifier; well-known issuers write only a name. */
function saysWho({ id, identifier, name }: JsonObject): boolean {
  if (textOf(id) ?? textOf(name)) return true
  return listOf(identifier).some((one) => isObject(one) && textOf(one.identityHash) !== null)
}

function hasCriteria({ criteria }: JsonObject): boolean {
  return isObject(criteria) && (textOf(criteria.id) ?? textOf(criteria.narrative)) !== null
}

function incompletePart(document: JsonObject): string | undefined {
  const isOfAKind = (part: unknown) => isObject(part) && listOf(part.type).length > 0
  const lacking = mustSayKind.find((name) => !listOf(document[name]).every(isOfAKind))
  if (lacking) return lacking
  if (!listOf(document.credentialStatus).filter(isObject).every(isPlace)) return 'credentialStatus'
  return listOf(document.relatedResource).every(hasDigest) ? undefined : 'relatedResource'
}

/** In a status list, a valid index. Other kinds of status are not checked. */
function isPlace({ type, statusListIndex, statusListCredential }: JsonObject): boolean {
  if (!listOf(type).some((one) => statusLists.includes(String(one)))) return true
  return /^\d+$/.test(String(statusListIndex)) && address.test(textOf(statusListCredential) ?? '')
}

function hasDigest(resource: unknown): boolean {
  return isObject(resource) && (textOf(resource.digestSRI) ?? textOf(resource.digestMultibase)) !== null
}

export function isCredential(document: JsonObject): boolean {
  return listOf(document.type).includes('VerifiableCredential') || isObject(document.credentialSubject)
}

export function structureProblem(document: JsonObject): string | null {
  const types = listOf(document.type)
  if (!types.includes('VerifiableCredential')) return 'It does not say that it is a verifiable credential.'
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential'))
    return 'It is a credential of another kind than Open Badges 3.0.'
  if (!baseContexts.includes(String(listOf(document['@context'])[0])))
    return 'Its definitions do not begin with those of verifiable credentials.'
  const { validFrom, issuanceDate, validUntil, expirationDate } = document
  if ((validFrom ?? issuanceDate) === undefined) return 'It has no start date.'
  const dates = [validFrom, issuanceDate, validUntil, expirationDate].filter((date) => date !== undefined)
  if (!dates.every(isMoment)) return 'One of its dates is not a full date with a time zone.'
  if (!sameMoment(validUntil, expirationDate)) return 'It gives two end dates.'
  const { from, until } = datesOf(document)
  if (Date.parse(until ?? '') < Date.parse(from ?? '')) return 'It ends before it begins.'
  const subjects = listOf(document.credentialSubject)
  const [subject] = subjects
  if (subjects.length !== 1 || !isObject(subject)) return 'It does not have exactly one subject.'
  if (!saysWho(subject)) return 'It does not say who earned it.'
  const { achievement } = subject
  if (!isObject(achievement)) return 'It has no achievement.'
  const missing = achievementNeeds.find((name) => !textOf(achievement[name]))
  if (missing) return `The achievement has no ${missing}.`
  if (!hasCriteria(achievement)) return 'The achievement has no criteria.'
  const ids = [
    ['Its id', document.id],
    ['The id of its issuer', idOf(document.issuer)],
    ['The id of its holder', subject.id === undefined ? 'urn:unnamed' : subject.id],
    ['The id of its achievement', achievement.id],
  ]
  const nameless = ids.find(([, id]) => typeof id !== 'string' || !address.test(id))
  if (nameless) return `${nameless[0]} is not an address.`
  const stray = strayPart(document) ?? incompletePart(document)
  return stray ? `Its part “${stray}” is not of a kind that Open Badges 3.0 allows.` : null
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
  const parts = isObject(value) ? Object.values(value) : Array.isArray(value) ? value : []
  for (const part of parts) {
    const problem = languageProblem(part)
    if (problem) return problem
  }
  return null
}

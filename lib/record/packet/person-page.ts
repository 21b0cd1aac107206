import { html, type Markup } from '@/lib/platform/file/html'
import { dayInWords, momentInWords as moment } from '@/lib/platform/words'
import { anomalyTitle, duration, measuredInWords } from '@/lib/record/anomaly/words'
import { nameLines } from '@/lib/record/certificate/document/content'
import type { CertificateEntry } from '@/lib/record/transcript/content'
import { amendmentSection, dispositionInWords, resetSince } from './amendment-section'
import { attemptSection } from './attempt-section'
import { doneEncounters } from './content/encounters'
import { link, packetPage, table } from './content/page'
import type { Person } from './person'
import { titlesOf } from './titles'
import { trainingSection } from './training-section'

export function personPage(person: Person): string {
  const sections = [
    certificates(person),
    shown(person),
    time(person),
    attemptSection(person),
    trainingSection(person),
    law(person),
    amendmentSection(person),
    log(person),
  ]
  const files = [
    'transcript.pdf',
    'attempts.json',
    'time.json',
    'encounters.json',
    'practice.json',
    'outside-training.json',
    'record.json',
  ]
  const links = files.map((file) => html`<li>${link(file, file)}</li>`)
  const notice = html`<p>This page was made from the files next to it, which check.mjs checks. If they differ, the files count. Times are in ${person.timeZone}; the files use UTC.</p><ul>${links}</ul>`
  return packetPage(person.record.account.name, [notice, ...sections])
}

function certificates(person: Person): Markup {
  const rows = person.record.certificates.map((one) => {
    const entry = person.states.find(({ serial }) => serial === one.serial)
    const { timeZone } = entry ?? person
    return [
      link(`certificates/${one.serial}.pdf`, one.serial),
      `${one.courseTitle}, edition ${one.edition}`,
      `${one.name} (${nameLines[one.identitySource].toLowerCase()})`,
      moment(one.issuedAt, timeZone),
      one.expiresAt ? dayInWords(one.expiresAt, timeZone) : 'no expiration',
      stateWords(entry),
    ]
  })
  return html`<h2>Certificates</h2>${table('Certificates', ['Serial', 'Course', 'Name', 'Issued', 'Until', 'State when this page was made'], rows)}`
}

function stateWords(one: CertificateEntry | undefined): string {
  if (one?.state === 'revoked') return `revoked on ${dayInWords(new Date(one.since), one.timeZone)}`
  if (one?.state !== 'superseded') return one?.state ?? ''
  return one.supersededBy ? `superseded by ${one.supersededBy}` : 'superseded: the law has changed'
}

function shown(person: Person): Markup {
  const { record, versions, timeZone } = person
  const title = titlesOf(person)
  const inVersion = (id: string) => {
    const version = versions.find((one) => one.id === id)
    return version ? link(`../../${version.folder}/outline.html`, `${version.title}, edition ${version.edition}`) : id
  }
  const asShown = ({ unitId, courseVersionId }: { unitId: string; courseVersionId: string }) => {
    const version = versions.find((one) => one.id === courseVersionId)
    const kind = version?.pages.includes(unitId) ? 'html' : 'json'
    return version ? link(`../../${version.folder}/lessons/${unitId}.${kind}`, title(unitId)) : title(unitId)
  }
  const minutes = (ms: number | null) => (ms === null ? 'not counted yet' : duration(ms))
  const lessons = record.completions.map((one) => [
    asShown(one),
    `${moment(one.completedAt, timeZone)}${resetSince(person, one.unitId, one.completedAt)}`,
    minutes(one.activeMs),
    minutes(one.minimumMs),
    inVersion(one.courseVersionId),
  ])
  const encounters = doneEncounters(record).map((one) => [
    title(one.unitId),
    `${moment(one.doneAt, timeZone)}${resetSince(person, one.unitId, one.doneAt)}`,
    inVersion(one.courseVersionId),
  ])
  return html`<h2>Lessons and encounters</h2>
${table('Lessons read', ['Lesson', 'Marked as read', 'Active time by then', 'Minimum', 'As delivered'], lessons)}
${table('Encounters', ['Encounter', 'Done', 'As delivered'], encounters)}`
}

function time(person: Person): Markup {
  const title = titlesOf(person)
  const rows = Object.entries(person.time.units).map(([unitId, ms]) => [
    title(unitId),
    duration(ms),
    duration(person.time.begun[unitId] ?? 0),
  ])
  const anomalies = person.anomalies.map((one) => [
    anomalyTitle(one.kind),
    measuredInWords(one.kind, one.facts),
    moment(one.happenedAt, person.timeZone),
    one.dispositions.map((each) => dispositionInWords(each, person)).join('; ') || 'open',
  ])
  return html`<h2>Active time</h2>
<p>${duration(person.time.activeMs)} of active time in total, counted by the server while a page was open and its reader active. “By Begin” is time between Begin and Mark as read, which a page without a script counts: nothing shows that the reader was there.</p>
${table('Active time by unit', ['Unit', 'Active time', 'Counted from Begin'], rows)}
${table('Time flags', ['Kind', 'Measured', 'When', 'Disposition'], anomalies)}`
}

function law({ versions }: Person): Markup {
  const rows = versions.map((one) => [
    link(`../../${one.folder}/outline.html`, `${one.title}, edition ${one.edition}`),
    one.lawAsOf,
    link(`../../${one.folder}/law.json`, 'facts and citations'),
    one.hash,
  ])
  return html`<h2>Law</h2>${table('Course versions', ['Version', 'Law as of', 'Sources', 'Hash'], rows)}`
}

function log({ log: entries, timeZone }: Person): Markup {
  const rows = entries.map(({ entry, position }) => [
    String(position),
    moment(new Date(entry.at), timeZone),
    entry.action,
    entry.actorRole,
  ])
  return html`<h2>Audit log</h2>
<p>Each entry with its proof is in ${link('log.json', 'log.json')}; README.txt explains how to check it.</p>
${table('Log entries about this person', ['Position', 'When', 'Action', 'Role'], rows)}`
}

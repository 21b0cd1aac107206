import { canonical, exists, foldersIn, jsonIn, namesIn, sha256, text } from './files.mjs'
import { expect, notes } from './findings.mjs'
import { checkLog } from './log.mjs'
import { seatTermsOf } from './seat-time.mjs'

export function readVersion(folder, log) {
  const [outline, blueprint, items, law] = ['outline', 'blueprint', 'items', 'law'].map((file) =>
    jsonIn(`${folder}/${file}.json`),
  )
  const lessons = {}
  for (const file of namesIn(`${folder}/lessons`).filter((one) => one.endsWith('.json')))
    lessons[file.slice(0, -5)] = jsonIn(`${folder}/lessons/${file}`)
  const { id, hash, title, edition, lawAsOf, minutes } = outline
  expect(folder.endsWith(`-${hash.slice(0, 12)}`), `${folder} has the outline of another version`)
  for (const [key, { hash: own, ...item }] of Object.entries(items ?? {}))
    expect(key === own && sha256(canonical(item)) === own, `${folder}/items.json: ${key} does not match its hash`)
  const { passRule, standard, modules } = outline.outline
  const quizzes = modules.flatMap(({ units }) => units.filter((unit) => unit.kind === 'quiz'))
  const isSame =
    canonical(blueprint.passRule ?? null) === canonical(passRule ?? null) &&
    canonical(blueprint.standard ?? null) === canonical(standard ?? null) &&
    canonical(blueprint.quizzes) === canonical(quizzes.map((quiz) => ({ ...quiz, bank: quiz.bank ?? [] })))
  expect(isSame, `${folder}/blueprint.json does not match its outline`)
  const facts = new Map(Object.values(lessons).flatMap((one) => (one.facts ?? []).map((fact) => [fact.id, fact])))
  const isLaw = law.lawAsOf === lawAsOf && law.facts.every((fact) => canonical(facts.get(fact.id)) === canonical(fact))
  expect(isLaw && law.facts.length === facts.size, `${folder}/law.json does not match the law in its lessons`)
  for (const { id: unitId, hash: own } of modules.flatMap(({ units }) => units)) {
    const file = `encounters/${own}.json`
    const saidIn = ({ title, setting, nodes }) => canonical([title, setting, nodes])
    const isIt = !exists(file) || saidIn(jsonIn(file).encounter) === saidIn(lessons[unitId])
    expect(isIt, `${file} is not the encounter in ${folder}`)
  }
  const content = { title, edition, lawAsOf, minutes, outline: outline.outline, lessons, items }
  compareVersionWithLog({ folder, ...outline, content }, log)
  return [id, { folder, blueprint, time: seatTermsOf(outline.outline), hash, title, edition, lawAsOf }]
}

function compareVersionWithLog({ folder, id, hash, edition, publishedAt, content }, log) {
  const about = log.map(({ entry }) => entry).filter((entry) => entry.object === `course-version:${id}`)
  const published = about.find((entry) => entry.action === 'course.published')
  // Versions made before the log recorded publishing.
  if (!published && content.items === null)
    notes.push(`${folder} is older than the log of versions: only the manifest’s seal covers its texts`)
  else expect(published, `${folder}: the log does not say that it was published`)
  if (published) {
    const { details, at: moment } = published
    const agrees = details.hash === hash && details.edition === edition && moment === publishedAt
    expect(agrees, `${folder} is not the version that was logged when it was published`)
    const rendered = text(`${folder}/outline.html`)
    // Early entries have no digest of the content.
    const asLogged = details.content === undefined || details.content === sha256(canonical({ ...content, rendered }))
    expect(asLogged, `${folder}: outline, lessons or items were changed since it was published`)
  }
  for (const { details } of about.filter((entry) => entry.action === 'course.pages-kept')) {
    for (const [index, unitId] of details.units.entries()) {
      const file = `${folder}/lessons/${unitId}.html`
      const [page = ''] = exists(file) ? text(file).match(/<main\b[\s\S]*<\/main>/) : []
      expect(sha256(page) === details.sha256[index], `${file} is not the page that was kept`)
    }
  }
}

export function readVersions(checkpoints) {
  const log = jsonIn('log/versions.json')
  checkLog(log, checkpoints, 'log/versions.json')
  return new Map(foldersIn('versions').map((one) => readVersion(`versions/${one}`, log)))
}

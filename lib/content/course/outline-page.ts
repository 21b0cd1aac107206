import { panelSentence } from '@/lib/content/standard/form-cut'
import { html, type Markup } from '@/lib/platform/file/html'
import { dateInWords, percent } from '@/lib/platform/words'
import { inCourseOrder, objectiveText } from './lookup'
import type { Course, Encounter, Lesson, Quiz, Unit } from './schema'

/** A self-contained HTML page for a licensing board, stored with the course version. */
export function outlinePage(course: Course): string {
  return boardPage(course, outlineBody(course))
}

/** `body` follows the title and the description. */
export function boardPage({ title, subtitle, description, edition }: Course, body: Markup): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: ${subtitle}, edition ${edition}</title>
<style>
body { font: 1rem/1.5 Georgia, serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: 0.5rem 0 }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top }
code { overflow-wrap: anywhere }
</style>
</head>
<body>
<main>
<h1>${title}: ${subtitle}</h1>
<p>${description}</p>
${body}
</main>
</body>
</html>
`
  return String(page)
}

export function outlineBody(course: Course): Markup {
  const { provider, edition, hash, lawAsOf, modules } = course
  return html`<dl>${terms([
    ['Provider', provider],
    ['Approval', course.approvalNumber ?? 'No approval number'],
    ['Edition', edition],
    ['Version', html`<code>${hash}</code>`],
    ['Law as of', dateInWords(lawAsOf)],
  ])}
</dl>
<h2>How the hours were computed</h2>
<p>${hoursSentence(course)}</p>
<h2>How it is passed</h2>
<p>${passSentence(course)}</p>${modules.map((module) => html`\n${moduleSection(module, course)}`)}`
}

function terms(all: [string, string | Markup][]): Markup[] {
  return all.map(([term, detail]) => html`\n<dt>${term}</dt><dd>${detail}</dd>`)
}

function list(points: (string | Markup)[]): Markup | '' {
  return points.length > 0 ? html`<ul>${points.map((point) => html`\n<li>${point}</li>`)}\n</ul>` : ''
}

function hoursSentence({ minutes: by }: Course): string {
  const decisions = by.decisions ? `, ${by.decisions} decisions in encounters` : ''
  const counted = `${by.words} words to read, ${by.practiceItems} practice items, ${by.quizItems} quiz items${decisions}`
  return `${counted}: ${by.minutes} minutes, ${by.hours} hours.`
}

function passSentence({ passRule, standard, attempts, moveOn }: Course): string {
  const { masteryScore, objectiveMissed, objectiveScore } = passRule
  return [
    `A quiz is passed with ${percent(masteryScore)} or more of its points${objectiveMissed === undefined ? '.' : ' and no objective failed;'}`,
    ...(objectiveMissed === undefined || objectiveScore === undefined
      ? []
      : [
          `an objective is failed with ${objectiveMissed} or more items missed and under ${percent(objectiveScore)} of its points.`,
        ]),
    ...(standard ? [panelSentence(standard)] : []),
    `Encounters: ${Object.entries(moveOn)
      .map(([which, rule]) => (which === 'encounters' ? rule : `${which} ${rule}`))
      .join(', ')}. Attempts: ${attempts.limit ?? 'no limit'}.`,
  ].join(' ')
}

function moduleSection({ title, objectives, example, units }: Course['modules'][number], course: Course): Markup {
  const all = [...(example ? [example] : []), ...units]
  return html`<section>
<h2>${title}</h2>
${list(objectives.map((one) => one.text))}${all.map((unit) => html`\n${unitSection(unit, course, unit === example)}`)}
</section>`
}

function unitSection(unit: Unit, course: Course, isExample: boolean): Markup {
  const kind = isExample ? 'worked example' : unit.kind === 'quiz' ? `quiz (${unit.role})` : unit.kind
  return html`<h3>${unit.title}</h3>
<dl>${terms([
    ['Kind', kind],
    ['Minutes', String(Math.ceil(unit.minutes))],
    ...(unit.kind === 'quiz' ? [] : [['Law as of', dateInWords(unit.lawAsOf)] as [string, string]]),
    ['Version', html`<code>${unit.hash}</code>`],
  ])}
</dl>
${unit.kind === 'quiz' ? blueprint(unit, course) : about(unit)}`
}

function about(unit: Lesson | Encounter): Markup {
  const sources = unit.sources.facts.map((fact) => html`${fact.citation} (<code>${fact.id}</code>)`)
  return html`<p>${unit.summary}</p>\n${list(sources)}`
}

function blueprint(quiz: Quiz, course: Course): Markup {
  const attempts = quiz.attempts.limit ?? 'no limit'
  const limit = quiz.timeLimitMinutes === null ? 'no time limit' : `${quiz.timeLimitMinutes} minutes`
  const rows = inCourseOrder(course, Object.keys(quiz.blueprint)).map((id) => {
    const there = quiz.bank.filter((item) => item.objective === id).length
    return html`\n<tr><th scope="row">${objectiveText(course, id)}</th><td>${quiz.blueprint[id] ?? 0}</td><td>${there}</td></tr>`
  })
  const caption = `Blueprint of ${quiz.title}`
  return html`<p>Attempts: ${attempts}; ${limit}.</p>
${boardTable(caption, ['Objective', 'Items drawn', 'Items in the bank'], rows)}`
}

export function boardTable(caption: string, heads: string[], rows: Markup[]): Markup {
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}
</tbody>
</table>`
}

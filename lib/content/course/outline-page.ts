import { inWords } from './day'
import { inCourseOrder, objectiveText } from './lookup'
import type { Course, Encounter, Lesson, Quiz, Unit } from './schema'

/** A course as one page of HTML that needs nothing else: its outline for a board, kept with the version that it is of. */
export function outlinePage(course: Course): string {
  const { title, subtitle, description, provider, edition, hash, lawAsOf, modules } = course
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}: ${text(subtitle)}, edition ${text(edition)}</title>
<style>
body { font: 1rem/1.5 Georgia, serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: 0.5rem 0 }
th, td { border: 1px solid #767676; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top }
code { overflow-wrap: anywhere }
</style>
</head>
<body>
<main>
<h1>${text(title)}: ${text(subtitle)}</h1>
<p>${text(description)}</p>
<dl>
${terms([
  ['Provider', text(provider)],
  ['Approval', text(course.approvalNumber ?? 'No approval number')],
  ['Edition', text(edition)],
  ['Version', `<code>${hash}</code>`],
  ['Law as of', inWords(lawAsOf)],
])}
</dl>
<h2>How the hours were computed</h2>
<p>${text(hoursSentence(course))}</p>
<h2>How it is passed</h2>
<p>${text(passSentence(course))}</p>
${modules.map((module) => moduleSection(module, course)).join('\n')}
</main>
</body>
</html>
`
}

function text(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function terms(all: [string, string][]): string {
  return all.map(([term, detail]) => `<dt>${term}</dt><dd>${detail}</dd>`).join('\n')
}

function list(points: string[]): string {
  return points.length > 0 ? `<ul>\n${points.map((point) => `<li>${point}</li>`).join('\n')}\n</ul>` : ''
}

function hoursSentence({ minutes: by }: Course): string {
  const decisions = by.decisions ? `, ${by.decisions} decisions in encounters` : ''
  const counted = `${by.words} words to read, ${by.practiceItems} practice items, ${by.quizItems} quiz items${decisions}`
  return `${counted}: ${by.minutes} minutes, ${by.hours} hours.`
}

function passSentence({ passRule, attempts, moveOn }: Course): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const { masteryScore, objectiveMissed, objectiveScore } = passRule
  return [
    `A quiz is passed with ${percent(masteryScore)} or more of its points and no objective failed;`,
    `an objective is failed with ${objectiveMissed} or more items missed and under ${percent(objectiveScore)} of its points.`,
    `Encounters: ${moveOn.encounters}. Attempts: ${attempts.limit ?? 'no limit'}.`,
  ].join(' ')
}

function moduleSection({ title, objectives, example, units }: Course['modules'][number], course: Course): string {
  return `<section>
<h2>${text(title)}</h2>
${list(objectives.map((one) => text(one.text)))}
${[...(example ? [example] : []), ...units].map((unit) => unitSection(unit, course, unit === example)).join('\n')}
</section>`
}

function unitSection(unit: Unit, course: Course, isExample: boolean): string {
  const kind = isExample ? 'worked example' : unit.kind === 'quiz' ? `quiz (${unit.role})` : unit.kind
  return `<h3>${text(unit.title)}</h3>
<dl>
${terms([
  ['Kind', kind],
  ['Minutes', String(Math.ceil(unit.minutes))],
  ...(unit.kind === 'quiz' ? [] : [['Law as of', inWords(unit.lawAsOf)] as [string, string]]),
  ['Version', `<code>${unit.hash}</code>`],
])}
</dl>
${unit.kind === 'quiz' ? blueprint(unit, course) : about(unit)}`
}

/** What a lesson teaches, or an encounter is, and what it rests on. */
function about(unit: Lesson | Encounter): string {
  const sources = unit.sources.facts.map((fact) => `${text(fact.citation)} (<code>${text(fact.id)}</code>)`)
  return `<p>${text(unit.summary)}</p>\n${list(sources)}`
}

function blueprint(quiz: Quiz, course: Course): string {
  const attempts = quiz.attempts.limit ?? 'no limit'
  const limit = quiz.timeLimitMinutes === null ? 'no time limit' : `${quiz.timeLimitMinutes} minutes`
  const rows = inCourseOrder(course, Object.keys(quiz.blueprint)).map((id) => {
    const there = quiz.bank.filter((item) => item.objective === id).length
    return `<tr><th scope="row">${text(objectiveText(course, id))}</th><td>${quiz.blueprint[id]}</td><td>${there}</td></tr>`
  })
  return `<p>Attempts: ${attempts}; ${limit}.</p>
<table>
<caption>Blueprint of ${text(quiz.title)}</caption>
<thead><tr><th scope="col">Objective</th><th scope="col">Items drawn</th><th scope="col">Items in the bank</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

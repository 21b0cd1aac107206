import { listUnits } from '@/lib/content/course/lookup'
import { boardPage, boardTable, outlineBody } from '@/lib/content/course/outline-page'
import type { Course } from '@/lib/content/course/schema'
import { cutLineOf } from '@/lib/content/quiz/cut'
import { panelSentence } from '@/lib/content/standard/form-cut'
import type { EvaluationCounts } from '@/lib/measurement/evaluation/queries'
import { paces, readinessLevels } from '@/lib/measurement/evaluation/schema'
import { evaluationQuestions, paceWords, readinessWords } from '@/lib/measurement/evaluation/words'
import { html, type Markup } from '@/lib/platform/file/html'
import { dateInWords, percent } from '@/lib/platform/words'
import type { CompletionTimes } from '@/lib/record/certificate/completion-times'
import { counselLine } from '@/lib/record/certificate/document/content'

interface Records {
  times: readonly CompletionTimes[]
  evaluations: readonly EvaluationCounts[]
}

/** One self-contained HTML file for a board's approval of the course as it is now. */
export function dossierPage(course: Course, { times, evaluations }: Records): string {
  const sections = [
    outlineBody(course),
    passingScore(course),
    experts(course),
    completionTimes(course, times),
    evaluation(evaluations),
    references(course),
  ]
  return boardPage(course, html`${sections.map((section) => html`${section}\n`)}`)
}

function passingScore({ passRule, standard, modules }: Course): Markup {
  const duties = modules.flatMap(({ units }) => units.flatMap((unit) => (unit.kind === 'quiz' && unit.duties) || []))
  return html`<h2>Passing score</h2>
<p>${standard ? panelSentence(standard) : `${percent(passRule.masteryScore)} of the points. ${cutLineOf(null)}.`}</p>
${
  duties.length > 0
    ? html`<p>The final has two items on each of these duties. A learner who misses both items of a duty does not pass:</p>
<ul>${duties.map(({ title }) => html`\n<li>${title}</li>`)}
</ul>`
    : ''
}`
}

function experts(course: Course): Markup {
  const lessons = listUnits(course).filter((unit) => unit.kind === 'lesson')
  const reviews = lessons.flatMap(({ title, reviews: all }) => all.map((one) => ({ title, ...one })))
  const rows = reviews.map(
    ({ title, role, by, on }) =>
      html`\n<tr><th scope="row">${title}</th><td>${role}</td><td>${by}</td><td>${dateInWords(on)}</td></tr>`,
  )
  return html`<h2>Instructor, experts, and review</h2>
<p>Instructor: ${course.instructor ? course.instructor.name : 'none named yet'}. ${counselLine(course.counselReviewed) ?? 'Legal content reviewed by counsel'}.</p>
${
  rows.length > 0
    ? boardTable('Reviews of lessons', ['Lesson', 'Role', 'By', 'On'], rows)
    : html`<p>No expert has reviewed a lesson yet.</p>`
}`
}

function completionTimes({ minutes }: Course, times: readonly CompletionTimes[]): Markup {
  const rows = times.map(
    ({ edition, people, medianMinutes, mostMinutes }) =>
      html`\n<tr><th scope="row">${edition}</th><td>${people}</td><td>${Math.round(medianMinutes)}</td><td>${Math.round(mostMinutes)}</td></tr>`,
  )
  return html`<h2>Completion times</h2>
<p>The computed length of the course is ${Math.ceil(minutes.minutes)} minutes. Active time of the people who finished:</p>
${
  rows.length > 0
    ? boardTable('Active time, in minutes', ['Edition', 'People', 'Median', 'Nine of ten within'], rows)
    : html`<p>Fewer than five people have finished.</p>`
}`
}

function evaluation(evaluations: readonly EvaluationCounts[]): Markup {
  const heads = [...readinessLevels.map((level) => readinessWords[level]), ...paces.map((pace) => paceWords[pace])]
  const rows = evaluations.map(({ edition, publishedAt, people, readiness, pace }) => {
    const counts = [people, ...readinessLevels.map((level) => readiness[level]), ...paces.map((one) => pace[one])]
    const version = `${edition}, ${publishedAt.toISOString().slice(0, 10)}`
    return html`\n<tr><th scope="row">${version}</th>${counts.map((count) => html`<td>${count}</td>`)}</tr>`
  })
  return html`<h2>Evaluation form</h2>
<p>Each learner is asked at the end:</p>
<ol>
<li>${evaluationQuestions.readiness} (${readinessLevels.map((level) => readinessWords[level]).join(' / ')})</li>
<li>${evaluationQuestions.pace} (${paces.map((pace) => paceWords[pace]).join(' / ')})</li>
<li>${evaluationQuestions.comment}</li>
</ol>
${rows.length > 0 ? boardTable('Answers', ['Version', 'People', ...heads], rows) : html`<p>Fewer than five people have answered.</p>`}`
}

/** Each page once, in the order of the lessons. */
function references(course: Course): Markup {
  const facts = listUnits(course).flatMap((unit) => (unit.kind === 'quiz' ? [] : unit.sources.facts))
  const pages = new Map(facts.flatMap(({ readFrom }) => readFrom.map(({ url, title }) => [url, title] as const)))
  return html`<h2>References</h2>
<ol>${Array.from(pages, ([url, title]) => html`\n<li>${title}, <a href="${url}">${url}</a></li>`)}
</ol>`
}

import { sampleEncounter, sampleExample } from './sample-encounters'

const item = (id: string, situation: string, stem = 'A person tells you a short case.') => `- id: ${id}
  stem: ${stem} What do you do?
  interaction: choice
  objective: smp-tell
  audience: both
  situation: ${situation}
  questions: [3]
  facts: [F-SMP-01]
  needsCounsel: false
  options:
    - { id: a, text: Call it trafficking, acts: escalate, key: false, explanation: One sign is not enough., facts: [] }
    - { id: b, text: Ask what keeps them, acts: ask-further, key: true, explanation: It tells them apart., facts: [F-SMP-01] }
    - { id: c, text: Do nothing more, acts: none, key: false, explanation: There is a sign to look at., facts: [] }
`

const paragraph =
  'You meet a man at a farm. He is cold and he does not talk. You ask him how he is, and you wait for him. '

/** Where the parts of the sample stand. */
export const sampleFiles = {
  course: 'pilot/course.yaml',
  module: 'modules/telling/module.yaml',
  lesson: 'modules/telling/first.mdx',
  encounter: 'modules/telling/encounters/met.yaml',
  example: 'modules/telling/encounters/shown.yaml',
  practice: 'modules/telling/practice.yaml',
  bank: 'modules/telling/bank/smp-tell.yaml',
  facts: 'sources/facts.yaml',
  claims: 'sources/claims.yaml',
  help: 'sources/help.yaml',
}

/** The text of each of them. */
export const sampleContents: Record<string, string> = {
  [sampleFiles.course]: `id: pilot
title: A pilot
audience: officer
subtitle: For officers
description: A course for tests.
edition: "0.1"
provider: Northlight
approvalNumber: null
counselReviewed: null
expiry: null
modules: [telling]
pretest: null
final: null
passRule: { masteryScore: 0.6, objectiveMissed: 2, objectiveScore: 0.7 }
attempts: { limit: null, coolDownHours: null }
`,
  [sampleFiles.module]: `id: telling
title: Telling apart
objectives:
  - { id: smp-tell, text: Tell one from the other }
units:
  - { lesson: first }
  - quiz:
      id: quiz-first
      slug: first-quiz
      title: "Quiz: first"
      role: module
      blueprint: { smp-tell: 3 }
  - { encounter: met }
example: shown
`,
  [sampleFiles.lesson]: `---
id: les-first
title: First
objectives: [smp-tell]
questions: [1, 2]
lawAsOf: 2026-03-26
reviewDue: 2027-01-31
summary: The first lesson.
contentNote:
  topic: cold
  section: What is next?
  alternative: It is cold there.
practice: [prc-one]
---


## What is first?

${paragraph.repeat(24)}<Cite fact="F-SMP-01" />

<Correction claim="Q1-1" />

<ContentNote />

## What is next?

<Note title="A table">

| You see | So ask |
| --- | --- |
| cold | Are you **cold**? |

</Note>

<Guidance>Wait.</Guidance> See [the law](https://example.org/law). <Cite fact="F-SMP-02 F-SMP-01" />
`,
  [sampleFiles.encounter]: sampleEncounter,
  [sampleFiles.example]: sampleExample,
  [sampleFiles.practice]: item('prc-one', 'look-alike'),
  [sampleFiles.bank]: [
    item('bnk-one', 'look-alike', 'A cook says that he is tired.'),
    item('bnk-two', 'trafficking', 'A guard says that he may not go.'),
    item('bnk-three', 'not-enough', 'A driver says nothing at all.'),
  ].join(''),
  [sampleFiles.facts]: ['F-SMP-01', 'F-SMP-02']
    .map(
      (id) => `- id: ${id}
  statement: The law says so; 1-800-555-0100 tells.
  citation: 1 U.S.C. 1
  readFrom: [{ title: The law, url: "https://example.org/law", kind: statute, pageDate: null }]
  accessed: stored copy, 2026-11
  status: confirmed
  effectiveFrom: null
  recheck: null
`,
    )
    .join(''),
  [sampleFiles.help]: `- { fact: F-SMP-01, name: A line, phone: 1-800-555-0100, note: For tests., listed: true }
`,
  [sampleFiles.claims]: `- id: Q1-1
  question: 1
  claim: >-
    It is so.
  verdict: corrected
  finding: It is not quite so.
  facts: [F-SMP-02]
`,
}

const choice = (id: string, grade: 'expert' | 'sound' | 'costly', to: string, text: string) => `      - id: ${id}
        text: ${text}
        acts: ask-further
        grade: ${grade}
        follows: He looks at you, and then away.
        effect: ${grade === 'costly' ? 'He says less' : 'He says more'}
        feedback: ${grade === 'costly' ? 'Who is pressed says less.' : 'Who is asked in peace says more.'}
        facts: [F-SMP-01]
        to: ${to}
`

const node = (id: string, title: string, choices: string[]) => `  - id: ${id}
    title: ${title}
    objective: smp-tell
    text: He is cold. You can see his hands.
    choices:
${choices.join('')}`

const end = (id: string, title: string, outcome: 'sound' | 'costly') => `  - id: ${id}
    title: ${title}
    text: A week has gone by.
    end: { outcome: ${outcome}, acts: refer, facts: [F-SMP-01] }
`

const head = (id: string, title: string) => `id: ${id}
title: ${title}
audience: officer
situation: look-alike
questions: [3]
lawAsOf: 2025-04-30
reviewDue: 2027-01-31
contentNote: null
summary: A man waits by the road.
setting: It is late. A man waits at a farm.
nodes:
`

/** A case with one way back from a mistake, two sound ways to its sound end and two ways to a costly one. */
export const sampleEncounter = [
  head('enc-met', 'A man at a farm'),
  node('road', 'By the road', [
    choice('a', 'expert', 'talk', 'Ask how he is, and wait.'),
    choice('b', 'costly', 'boss', 'Ask the man who owns the farm about him.'),
  ]),
  node('boss', 'The owner answers', [
    choice('a', 'costly', 'talk', 'Let the owner stay and listen.'),
    choice('b', 'expert', 'talk', 'Walk on with the man.'),
  ]),
  node('talk', 'Out of the wind', [
    choice('a', 'sound', 'keep', 'Ask if he has eaten today.'),
    choice('b', 'expert', 'keep', 'Ask what he needs now.'),
  ]),
  node('keep', 'What keeps him', [
    choice('a', 'costly', 'left', 'Tell him that he must trust you.'),
    choice('b', 'expert', 'pay', 'Ask what would happen if he left.'),
  ]),
  node('pay', 'A month without pay', [
    choice('a', 'expert', 'led', 'Tell him who helps with pay.'),
    choice('b', 'costly', 'left', 'Call it trafficking, and say so.'),
  ]),
  end('led', 'He has his pay', 'sound'),
  end('left', 'He has left', 'costly'),
].join('')

/** A shorter one, to be shown. */
export const sampleExample = [
  head('enc-shown', 'A man at a shop'),
  node('door', 'At the door', [
    choice('a', 'expert', 'inside', 'Wait until he speaks.'),
    choice('b', 'sound', 'inside', 'Ask him how his day is.'),
  ]),
  node('inside', 'Inside', [
    choice('a', 'costly', 'out', 'Ask him in front of all.'),
    choice('b', 'expert', 'out', 'Ask him alone.'),
  ]),
  node('out', 'On the way out', [
    choice('a', 'costly', 'gone', 'Say nothing more.'),
    choice('b', 'expert', 'back', 'Say when you will be back.'),
  ]),
  end('back', 'He was there again', 'sound'),
  end('gone', 'He was not there', 'costly'),
].join('')

/** A further node, both of whose choices lead to another one. */
export const sampleNode = (id: string, to: string) =>
  node(id, 'Once more', [choice('a', 'expert', to, 'Wait.'), choice('b', 'costly', to, 'Wait.')])

/** The value of a key: the first one behind some words. */
export const valueBehind = (key: string, words: string) => new RegExp(`(?<=${words}[\\s\\S]*?\\n *${key}: ).*`)

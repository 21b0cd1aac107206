/* Started by check-in-thread.ts. */
import { readFileSync } from 'node:fs'
import { answerTasks } from '../../platform/answer-tasks.mjs'
import { checkJsonLd } from './check-json-ld.mjs'

const contexts = JSON.parse(readFileSync(new URL('../credential/contexts.json', import.meta.url), 'utf8'))
const bundled = new Map(Object.entries(contexts))

answerTasks((/** @type {import('./check-json-ld.mjs').Proof} */ proof) => checkJsonLd(proof, bundled))

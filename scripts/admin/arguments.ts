import { parseArgs } from 'node:util'
import { explainOption, explainVerb } from './suggestions.ts'
import { type Option, options, type VerbName, verbs } from './verbs.ts'

export interface CommandResult {
  text: string
  data: unknown
  /** The command worked and found a problem, which sets the exit code. */
  failed?: boolean
}

/** Shown without a stack. */
export class Refusal extends Error {}

/** `''` for an option that was not given. `rest`: the positional argument. */
export type Given = Record<Option, string> & { rest: string; json: boolean }

function lineOf(name: string): string {
  const { needs = [], may = [], rest } = verbs[name] ?? {}
  const signed = (option: Option) => `--${option}${options[option] && ` ${options[option]}`}`
  return [name, rest, ...needs.map(signed), ...may.map((option) => `[${signed(option)}]`)].filter(Boolean).join(' ')
}

export const usage = [
  'Usage: npm run admin -- <verb> [--json]',
  ...Object.entries(verbs).map(([name, { about }]) => `  ${lineOf(name)}\n      ${about}`),
].join('\n')

/** @throws Refusal with one line for anything that the verb cannot take */
export function readCommand(argv: readonly string[]): { name: VerbName; given: Given } {
  const [name = ''] = argv
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) throw new Refusal(explainVerb(name, Object.keys(verbs)) ?? usage)
  const { needs = [], may = [], rest } = verb
  const known = [...needs, ...may].map((option) => [
    option,
    { type: options[option] ? ('string' as const) : ('boolean' as const) },
  ])
  const say = (problem: string) => new Refusal(`${problem} Usage: npm run admin -- ${lineOf(name)}`)
  const parsed = parse([...argv.slice(1)], Object.fromEntries(known), Boolean(rest))
  if (typeof parsed === 'string')
    throw say(
      explainOption(
        parsed,
        known.map(([option]) => `${option}`),
      ),
    )
  const values: Record<string, string | boolean | undefined> = parsed.values
  const given = Object.fromEntries(
    Object.keys(options).map((option) => [option, String(values[option] ?? '').trim()]),
  ) as Record<Option, string>
  const missing = needs.find((option) => given[option] === '')
  if (missing) throw say(`--${missing} is missing.`)
  return {
    name: name as VerbName,
    given: { ...given, rest: parsed.positionals[0] ?? '', json: values.json === true },
  }
}

/** The parsed options, or the first sentence of Node's error. */
function parse(args: string[], known: Record<string, { type: 'string' | 'boolean' }>, allowPositionals: boolean) {
  try {
    return parseArgs({ args, allowPositionals, options: { json: { type: 'boolean' }, ...known } })
  } catch (error) {
    return `${(error as Error).message.split(/\.(?=\s|$)/)[0]}.`
  }
}

import { launch } from '../start/running.mjs'

const grave = ['high', 'critical']

/** npm prints the report, or the registry's refusal, as JSON on stdout. */
function askRegistry(env) {
  return new Promise((resolve) => {
    const child = launch('npm', ['audit', '--omit=dev', '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.once('error', (error) => resolve(JSON.stringify({ message: error.message })))
    child.once('close', () => resolve(output))
  })
}

function read(output) {
  try {
    return JSON.parse(output)
  } catch {
    return { message: 'npm printed no report' }
  }
}

/**
 * Published weaknesses of the packages that a site runs. `isRun` is false where the registry doesn't answer, and `found` names the
 * packages with one that is high or critical.
 */
export async function auditPackages(env = process.env) {
  const { vulnerabilities, message } = read(await askRegistry(env))
  if (!vulnerabilities) return { isRun: false, found: [], text: `not run: ${message ?? 'npm printed no report'}` }
  const all = Object.values(vulnerabilities)
  const found = all
    .filter(({ severity }) => grave.includes(severity))
    .map(({ name, severity }) => `${name} (${severity})`)
  const lesser = all.length - found.length
  if (found.length > 0) return { isRun: true, found, text: `failed: ${found.join(', ')}. See npm audit --omit=dev` }
  return { isRun: true, found, text: `good, ${lesser} of lesser severity` }
}

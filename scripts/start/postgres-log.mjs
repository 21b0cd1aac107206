import * as fs from 'node:fs'

/** Without them, the detail or the statement of an error repeats what a person typed. */
export const logSettings = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

/** A message itself can quote a value. The app logs its own errors, so its sessions log only what ends them. */
export const sessionLogLevel = 'log'

export function openLog(file) {
  const size = fs.existsSync(file) ? fs.statSync(file).size : 0
  return fs.openSync(file, size > 5_000_000 ? 'w' : 'a', 0o600)
}

export function lastWords(file) {
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n')
  return (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? `see ${file}`).replace(/^.*(FATAL|PANIC):\s*/, '')
}

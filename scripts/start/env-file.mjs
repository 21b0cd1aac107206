import * as fs from 'node:fs'

/** @param {string} file one `NAME=value` a line; quotes around a value are dropped */
export function readEnvFile(file) {
  if (!fs.existsSync(file)) return {}
  const pairs = fs.readFileSync(file, 'utf8').matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*(.*?)[ \t\r]*$/gm)
  return Object.fromEntries([...pairs].map(([, key, value]) => [key, value.replace(/^(['"])(.*)\1$/, '$2')]))
}

/* Lets a script render React: under the condition that `server-only` asks for, react-dom/server refuses to load. */
import { register } from 'node:module'

const hook = `export const resolve = (specifier, context, next) =>
  specifier === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(specifier, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)

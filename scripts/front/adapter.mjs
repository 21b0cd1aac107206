/* Next calls this after a build (`adapterPath`). It writes the table from which the front serves. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { readAddress, routeSource } from './read-address.mjs'
import { tableName } from './routes.mjs'

/** Next lists each route a second time for its client router, which we have not. */
const isOurs = ({ pathname }) => !pathname.endsWith('.rsc')

/** Pages of Next's own, and files that it serves under `/_next`. */
const isNexts = ({ pathname }) => /^\/(_next\/|404$|500$)/.test(pathname)

export default {
  name: 'northlight',
  async onBuildComplete({ routing, outputs, projectDir, distDir }) {
    const within = (file) => path.relative(projectDir, file).replaceAll(path.sep, '/')
    const routes = outputs.appRoutes.filter(isOurs).map(async ({ pathname, filePath, sourcePage }) => ({
      pattern: pathname,
      file: within(filePath),
      ...(await readAddress(routeSource(path.join(projectDir, 'app'), sourcePage))),
    }))
    const table = {
      routes: await Promise.all(routes),
      files: Object.fromEntries(
        outputs.staticFiles
          .filter((one) => !isNexts(one))
          .map(({ pathname, filePath }) => [pathname, within(filePath)]),
      ),
      redirects: routing.beforeMiddleware
        .filter(({ status, headers }) => status && headers?.Location)
        .map(({ sourceRegex, status, headers }) => ({ from: sourceRegex, to: headers.Location, status })),
    }
    writeFileSync(path.join(distDir, tableName), `${JSON.stringify(table, null, 1)}\n`)
  },
}

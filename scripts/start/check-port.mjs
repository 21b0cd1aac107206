import { createServer } from 'node:net'

/** A sentence if the site could not listen, or null. */
export function whyNoPort({ port, host }) {
  const reasons = {
    EADDRINUSE: `Port ${port} is in use by another program: stop it, or set PORT.`,
    EADDRNOTAVAIL: `HOST is not an address of this machine: ${host}`,
    ENOTFOUND: `HOST is not an address of this machine: ${host}`,
    EACCES: `Port ${port} may not be used by this user: set PORT to 1024 or above.`,
  }
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(reasons[error.code] ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

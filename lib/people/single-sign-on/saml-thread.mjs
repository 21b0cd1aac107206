/* A thread of its own: node-saml parses XML before it checks a signature. Started by check-saml.ts. */
import { SAML } from '@node-saml/node-saml'
import { answerTasks } from '../../platform/answer-tasks.mjs'
import { isStronglySigned } from './strong-signature.mjs'

/** @param {string} base64 */
async function requireStrong(base64) {
  const isStrong = await isStronglySigned(Buffer.from(base64, 'base64').toString('utf8'))
  if (!isStrong) throw new Error('It is not signed with RSA and SHA-2.')
}

/** The one request that the answer names, as node-saml looks for it. @param {{ id: string, begunAt: string }} request */
const onlyRequest = (request) => ({
  saveAsync: async () => null,
  getAsync: async (/** @type {string} */ id) => (id === request.id ? request.begunAt : null),
  removeAsync: async () => null,
})

const checks = {
  async answer({ options, request, message }) {
    await requireStrong(message)
    const saml = new SAML({ ...options, cacheProvider: onlyRequest(request) })
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: message })
    return profile && { ...profile, assertion: profile.getAssertion?.() }
  },
  async logoutForm({ options, message }) {
    await requireStrong(message)
    return (await new SAML(options).validatePostRequestAsync({ SAMLRequest: message })).profile
  },
  async logoutAddress({ options, search }) {
    const query = Object.fromEntries(new URLSearchParams(search))
    return (await new SAML(options).validateRedirectAsync(query, search)).profile
  },
}

answerTasks(async ({ check, ...task }) => {
  try {
    // As JSON: a profile has functions, which no thread can hand over.
    return { profile: JSON.parse(JSON.stringify(await checks[check](task))) }
  } catch (error) {
    return { refused: String(error?.message ?? error) }
  }
})

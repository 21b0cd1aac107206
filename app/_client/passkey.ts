import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { type PostRefusal, postForm } from './post'

/* Fills a form with a passkey's answer and sends it. The forms are hidden without this script. */
type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON & PostRefusal

if (browserSupportsWebAuthn())
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) watch(form)

function watch(form: HTMLFormElement) {
  const { passkey: kind, challenge = '' } = form.dataset
  const status = form.querySelector('[role=status]')
  const field = form.querySelector<HTMLInputElement>('input[name=passkey]')
  const say = (sentence: string) => {
    if (status) status.textContent = sentence
  }
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    say('')
    const { ok, body } = await postForm<Options>(challenge, [])
    if (!ok || !body || !field) return say(body?.error?.message ?? 'The site did not answer. Please try again.')
    try {
      const ask = kind === 'new' ? startRegistration : startAuthentication
      field.value = JSON.stringify(await ask({ optionsJSON: body }))
    } catch {
      return say('No passkey was used. Try again, or continue without one.')
    }
    form.submit()
  })
}

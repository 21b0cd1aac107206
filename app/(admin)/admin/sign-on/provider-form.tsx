import type { ReactNode } from 'react'
import { errorOf, type Flash } from '@/app/_http/flash'
import { FactList } from '@/app/_ui/fact-list'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Field } from '@/app/_ui/form/field'
import { TextArea } from '@/app/_ui/form/text-area'
import { addressesFor } from '@/lib/people/single-sign-on/addresses'

export type Kind = 'oidc' | 'saml'

interface Props extends Flash {
  id: string
  kind: Kind
  action: string
  /** An existing provider's issuer can't change, and an empty secret keeps the stored one. */
  isNew: boolean
  /** Null while the owner is chosen in this form. */
  isOf: 'site' | 'organization' | null
  children?: ReactNode
}

export function ProviderForm({ id, kind, action, isNew, isOf, values, errors, children }: Props) {
  const of = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  const issuer = kind === 'oidc' ? 'Issuer' : 'Entity ID of the provider'
  return (
    <>
      <h2>Enter this at the provider</h2>
      <FactList facts={factsOf(id, kind)} />
      <h2>Enter this here</h2>
      <form method="post" action={action}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="kind" value={kind} />
        {children}
        <Field label="Name on the button" maxLength={60} {...of('name')} />
        {isNew ? <Field label={issuer} {...of('issuer')} /> : <input type="hidden" {...hidden('issuer', values)} />}
        {kind === 'oidc' ? (
          <>
            <Field label="Client ID" autoComplete="off" {...of('clientId')} />
            <Field
              label="Client secret"
              type="password"
              autoComplete="off"
              required={isNew}
              hint={!isNew && 'Leave it empty to keep the secret. It is never shown.'}
              name="clientSecret"
              error={errorOf(errors, 'clientSecret')}
            />
          </>
        ) : (
          <>
            <Field label="Sign-on address (HTTP-Redirect)" type="url" {...of('entryPoint')} />
            <Field label="Sign-out address (HTTP-Redirect)" type="url" required={false} {...of('logoutUrl')} />
            <TextArea
              label="Signing certificates"
              rows={6}
              spellCheck={false}
              hint="PEM. Enter the next one too while the provider changes its key."
              {...of('certificates')}
            />
          </>
        )}
        <TextArea
          label="Mail domains"
          rows={3}
          hint="One per line: only domains whose addresses this provider hands out. People with other addresses are refused."
          {...of('domains')}
        />
        <Field
          label={kind === 'oidc' ? 'Claim with groups' : 'Attribute with groups'}
          required={false}
          {...of('groupsName')}
        />
        {isOf !== 'site' && (
          <TextArea
            label="Groups that coordinate"
            rows={3}
            required={false}
            hint="For an organization’s provider, one per line. Leaving the group ends the role at the next sign-in."
            {...of('coordinatorGroups')}
          />
        )}
        {isOf !== 'organization' && (
          <TextArea
            label="Groups and their roles"
            rows={3}
            required={false}
            hint="For a provider of the whole site, one per line, such as: Trainers -> coordinator of Riverton Police Department"
            {...of('roles')}
          />
        )}
        <ButtonRow cancel="/admin/sign-on">
          <Button>Save</Button>
        </ButtonRow>
      </form>
    </>
  )
}

const hidden = (name: string, values: Flash['values']) => ({ name, value: values[name] ?? '' })

function factsOf(id: string, kind: Kind) {
  const { callback, consumer, metadata, logout, signedOut } = addressesFor(id)
  const address = (text: string) => <code className="address">{text}</code>
  if (kind === 'oidc') {
    return [
      { term: 'Redirect URI', detail: address(callback) },
      { term: 'Back-channel logout URI', detail: address(logout) },
      { term: 'Post-logout redirect URI', detail: address(signedOut) },
    ]
  }
  return [
    { term: 'Entity ID and metadata', detail: address(metadata) },
    { term: 'Assertion consumer service', detail: address(consumer) },
    { term: 'Single logout service', detail: address(logout) },
  ]
}

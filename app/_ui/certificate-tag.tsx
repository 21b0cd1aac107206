import { Tag } from './tag'

const states = {
  valid: { text: 'Valid', kind: 'good' },
  expired: { text: 'Expired', kind: 'warn' },
  superseded: { text: 'Superseded', kind: 'warn' },
  revoked: { text: 'Revoked', kind: 'bad' },
} as const

export function CertificateTag({ state }: { state: keyof typeof states }) {
  return <Tag kind={states[state].kind}>{states[state].text}</Tag>
}

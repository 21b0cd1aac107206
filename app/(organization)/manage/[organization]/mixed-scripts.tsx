import { Notice } from '@/app/_ui/notice'
import { Tag } from '@/app/_ui/tag'
import { mixedScripts } from '@/lib/people/account/person-name'

export function MixedScriptsTag({ name }: { name: string }) {
  const scripts = mixedScripts(name)
  return scripts.length > 0 && <Tag kind="warn">{`Mixes ${scripts.join(' and ')}`}</Tag>
}

export function MixedScriptsNotice({ name }: { name: string }) {
  const scripts = mixedScripts(name)
  if (scripts.length === 0) return null
  return (
    <Notice kind="warn" title={`This name mixes ${scripts.join(' and ')} letters`}>
      <p>Some of them look alike, so it can pass for another person’s name. Check it with the person.</p>
    </Notice>
  )
}

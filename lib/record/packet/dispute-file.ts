import type { World } from '@/lib/platform/world'
import { hasAgreement } from './agreement'
import type { Collected } from './collected'
import { jsonFile, type PacketFile } from './content/file'
import type { PacketPerson } from './queries'

const explanation =
  'The record of this person does not match the log, so nothing about them is signed and this packet has nothing else about them. The operator of the site can list each difference: npm run admin -- verify-record.'

/** Null while the person's record and the log agree. Otherwise the only file about the person. */
export async function disputeFile(
  { subject, name }: PacketPerson,
  folder: string,
  collected: Collected,
  world: World,
): Promise<PacketFile | null> {
  if (await hasAgreement(subject, collected, world)) return null
  collected.disputed.push({ name, folder })
  return jsonFile(`${folder}/in-dispute.json`, { accountId: subject.accountId, name, explanation })
}

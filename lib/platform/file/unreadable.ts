/** A stranger's file that can't be read. The sentence is shown to the person. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  constructor(readonly sentence: string) {
    super(sentence)
  }
}

/**
 * What is attested before a final, by version. A released text is never edited (a test pins it): each attestation keeps
 * its words and names its version; other words are a further version.
 */
export const attestationTexts: Readonly<Record<number, string>> = {
  1: 'I am the person named here. I did the work of this course myself, and I will answer this assessment myself, without help from anybody and without sharing its questions.',
}

export const currentAttestation = 1

/** Attestation texts by version. Never edit a released one: a test pins it. */
export const attestationTexts: Readonly<Record<number, string>> = {
  1: 'I am the person named here. I did the work of this course myself, and I will answer this assessment myself, without help from anybody and without sharing its questions.',
}

export const currentAttestation = 1

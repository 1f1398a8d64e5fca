/** Who signs a kit: an address, the fingerprint of the key as OpenSSH prints it, and the line of verify/allowed_signers. */
export interface Signer {
  readonly address: string;
  readonly fingerprint: string;
  readonly allowedSigners: string;
}

/** An armored Ed25519 signature in the namespace of kits is so long, in bytes, whatever it signs. */
export const SIGNATURE_BYTES = 306;

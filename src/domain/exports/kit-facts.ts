/** What a comparison reads of a file of kit.json; texts that a kit does not have are ''. */
export interface PartFacts {
  readonly path: string;
  readonly role: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly group: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What a comparison reads of a whole kit, from the zip alone. `texts` are the plain-text releases by path. */
export interface KitFacts {
  readonly identifier: string;
  readonly name: string;
  readonly version: string;
  readonly conditions: string;
  readonly license: string;
  readonly signer: string;
  readonly keyFingerprint: string;
  readonly contacts: readonly { readonly name: string; readonly texts: Readonly<Record<string, string>> }[];
  readonly figures: readonly string[];
  readonly quotes: readonly string[];
  readonly parts: readonly PartFacts[];
  readonly releases: Readonly<Record<string, string>>;
}

import { type Blocks, MAX_BLOCK_BYTES, textAt, viewOf } from './blocks.ts';

/** Numbers of Photoshop's image resources (Adobe Photoshop File Formats, 'Image Resource IDs'). */
const RESOURCE = { resolution: 0x03ed, iim: 0x0404, xmp: 0x0424, digest: 0x0425 } as const;

/** Reads Photoshop image resources: IIM, its digest, and the resolution; `takesXmp` also takes a packet, which only PSD files have there. */
export function readResources(bytes: Uint8Array, blocks: Blocks, takesXmp = false): void {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 12 <= bytes.length) {
    // 8BIM in files of Adobe; MeSa, AgHg, PHUT and DCSR of other programs are built alike
    if (!/^(8BIM|MeSa|AgHg|PHUT|DCSR)$/.test(textAt(bytes, at, 4))) return;
    const id = view.getUint16(at + 4);
    const nameLength = bytes[at + 6] ?? 0;
    const sizeAt = at + 6 + nameLength + 1 + ((nameLength + 1) % 2);
    if (sizeAt + 4 > bytes.length) return;
    const size = view.getUint32(sizeAt);
    const start = sizeAt + 4;
    const data = bytes.subarray(start, Math.min(start + size, bytes.length));
    if (id === RESOURCE.iim) blocks.iim ??= data.subarray(0, MAX_BLOCK_BYTES);
    if (id === RESOURCE.digest && data.length === 16) blocks.iimDigest ??= data;
    if (id === RESOURCE.resolution && data.length >= 4) blocks.ppi ??= Math.round(viewOf(data).getUint32(0) / 65_536) || null;
    if (id === RESOURCE.xmp && takesXmp) blocks.xmp.push(data);
    at = start + size + (size % 2);
  }
}

/** The blocks of a Photoshop document: its resources lie behind header and colour table. */
export function psdBlocks(bytes: Uint8Array, blocks: Blocks): void {
  const view = viewOf(bytes);
  const colours = view.getUint32(26);
  const at = 30 + colours;
  if (at + 4 > bytes.length) return;
  readResources(bytes.subarray(at + 4, Math.min(at + 4 + view.getUint32(at), bytes.length)), blocks, true);
}

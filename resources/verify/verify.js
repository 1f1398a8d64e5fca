// The whole check of a press kit, in the reader's browser and nowhere else: no request leaves this page (its policy forbids it).
// It follows docs/kit-output.md; the engine of Dateline does the same with other code.
'use strict';

const SUMS = 'verify/SHA256SUMS.txt';
const SIGNATURE = `${SUMS}.sig`;
const SIGNERS = 'verify/allowed_signers';
const NAMESPACE = 'dateline-kit';
const LIMIT = { entries: 200_000, entryBytes: 1.5 * 2 ** 30, ratio: 200, ratioFrom: 1 << 20 };
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What stops the check as a whole. */
class Unreadable extends Error {}

const CRC = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC[(sum ^ byte) & 255] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes));

/** Bytes of the file, as a view; shorter only at its end. */
async function read(file, start, length) {
  const buffer = await file.slice(start, start + length).arrayBuffer();
  return new DataView(buffer);
}

const large = (view, at) => {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new Unreadable('The zip is damaged: a number in it is too large.');
  return value;
};

/** Where the directory lies, from the records at the very end. A comment or any byte behind them was not written by Dateline. */
async function findDirectory(file) {
  const tail = await read(file, Math.max(0, file.size - 98), 98);
  const end = tail.byteLength - 22;
  if (end < 0 || tail.getUint32(end, true) !== 0x06054b50) throw new Unreadable('This is no zip, it is cut off, or something follows its end.');
  const found = { count: tail.getUint16(end + 10, true), bytes: tail.getUint32(end + 12, true), start: tail.getUint32(end + 16, true) };
  let ends = file.size - 22;
  if (end >= 76 && tail.getUint32(end - 20, true) === 0x07064b50) {
    ends = large(tail, end - 12);
    const record = await read(file, ends, 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) throw new Unreadable('The end of the zip is damaged.');
    Object.assign(found, { count: large(record, 32), bytes: large(record, 40), start: large(record, 48) });
  }
  if (found.count > LIMIT.entries) throw new Unreadable('The zip holds too many files for a browser.');
  if (found.start + found.bytes !== ends) throw new Unreadable('The end of the zip is damaged, or bytes in it belong to no file.');
  return found;
}

function nameOf(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

async function readDirectory(file) {
  const { count, bytes, start } = await findDirectory(file);
  const view = await read(file, start, bytes);
  const entries = [];
  let at = 0;
  for (let number = 0; number < count; number++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('The directory of the zip is damaged.');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const entry = {
      name: nameOf(new Uint8Array(view.buffer, at + 46, Math.min(nameBytes, view.byteLength - at - 46))),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      kind: view.getUint16(at + 4, true) >> 8 === 3 ? view.getUint32(at + 38, true) >>> 28 : 8,
      fixed: hex(view.buffer.slice(at + 6, at + 28)),
    };
    readLargeSizes(view, at + 46 + nameBytes, extraBytes, entry);
    entries.push(entry);
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  if (at !== view.byteLength) throw new Unreadable('The directory of the zip is damaged.');
  return { entries, start };
}

/** Sizes of 4 GiB and more stand in an extra field. */
function readLargeSizes(view, start, length, entry) {
  for (let at = start; at + 4 <= Math.min(start + length, view.byteLength); ) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    let field = at + 4;
    if (id === 1) {
      for (const key of ['bytes', 'packed', 'offset']) {
        if (entry[key] !== 0xffffffff || field + 8 > view.byteLength) continue;
        entry[key] = large(view, field);
        field += 8;
      }
    }
    at += 4 + size;
  }
}

/** Every byte of the zip must belong to something, and both headers of a file must say the same. */
async function checkHeaders(file, { entries, start }, blame) {
  let expected = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const header = await read(file, entry.offset, 30);
    if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) {
      blame(entry.name, 'is damaged: its header cannot be read');
      expected = Number.NaN;
      continue;
    }
    const [nameBytes, extraBytes] = [header.getUint16(26, true), header.getUint16(28, true)];
    const name = nameOf(new Uint8Array((await read(file, entry.offset + 30, nameBytes)).buffer));
    if (entry.offset !== expected) blame(entry.name, 'is damaged, or bytes before it belong to no file');
    if (name !== entry.name) blame(entry.name, `has two names: ${name} in its header`);
    else if (hex(header.buffer.slice(4, 26)) !== entry.fixed) blame(entry.name, 'is damaged: its two headers differ');
    entry.data = entry.offset + 30 + nameBytes + extraBytes;
    expected = entry.data + entry.packed;
  }
  if (entries.length > 0 && expected !== start) blame('', 'The zip holds bytes that belong to no file.');
}

function checkName(path, blame) {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return blame(path, 'has a name that leads out of its folder');
  if (!parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !part.endsWith('.'))) blame(path, 'has a name that is not safe on every system');
}

async function contentOf(file, entry) {
  if (entry.flags & 0x41) throw new Error('it is encrypted');
  if (entry.method !== 0 && entry.method !== 8) throw new Error('it is packed by an unknown method');
  if (entry.bytes > LIMIT.ratioFrom && entry.bytes > entry.packed * LIMIT.ratio) throw new Error('it would unpack to far more than any picture or text');
  if (Math.max(entry.bytes, entry.packed) > LIMIT.entryBytes) throw new Error('it is too large for a browser; use “dateline kit verify”');
  const slice = file.slice(entry.data, entry.data + entry.packed);
  const bytes = entry.method === 0 ? new Uint8Array(await slice.arrayBuffer()) : await inflate(slice, entry.bytes);
  if (bytes.length !== entry.bytes) throw new Error(`it holds ${bytes.length} bytes instead of ${entry.bytes}`);
  if (crc32(bytes) !== entry.crc) throw new Error('its CRC-32 differs');
  return bytes;
}

async function inflate(blob, size) {
  const out = new Uint8Array(size);
  let at = 0;
  const reader = blob.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (at + next.value.length > size) {
      reader.cancel().catch(() => {});
      throw new Error('it holds more bytes than it declares');
    }
    out.set(next.value, at);
    at += next.value.length;
  }
  return out.subarray(0, at);
}

function readSums(text) {
  const sums = new Map();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined || sums.has(path)) return null;
    sums.set(path, sum);
  }
  return text.endsWith('\n') || text === '' ? sums : null;
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** SSH's wire format; whatever is cut off throws. */
function wire(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length) => {
    if (at + length > bytes.length) throw new Error('it is cut off');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = () => {
    take(4);
    return view.getUint32(at - 4);
  };
  const field = () => take(number());
  return { take, number, field, text: () => nameOf(field()), isAtEnd: () => at === bytes.length };
}

function joined(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function field(value) {
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return joined(length, bytes);
}

function parseSignature(armored) {
  const [, body] = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)\r?\n-----END SSH SIGNATURE-----\s*$/.exec(armored) ?? [];
  if (body === undefined) throw new Error('it is no SSH signature');
  const outer = wire(fromBase64(body.replace(/\s/g, '')));
  if (nameOf(outer.take(6)) !== 'SSHSIG' || outer.number() !== 1) throw new Error('it is no SSH signature of version 1');
  const key = outer.field();
  if (outer.text() !== NAMESPACE || outer.text() !== '' || outer.text() !== 'sha512') throw new Error('it was not made for a press kit');
  const inner = wire(outer.field());
  if (!outer.isAtEnd() || inner.text() !== 'ssh-ed25519') throw new Error('it is not an Ed25519 signature');
  const signature = inner.field();
  const raw = wire(key);
  if (raw.text() !== 'ssh-ed25519') throw new Error('its key is not an Ed25519 key');
  return { key, raw: raw.field(), signature };
}

/** The address beside a key in allowed_signers, when the line speaks for press kits. */
function signerOf(text, key) {
  const wanted = btoa(String.fromCharCode(...key));
  for (const line of text.split(/\r?\n/)) {
    const words = line.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
    const at = words.indexOf('ssh-ed25519');
    if (line.startsWith('#') || at < 1 || at > 2 || words[at + 1] !== wanted) continue;
    const options = at === 2 ? words[1] : '';
    const namespaces = /(?:^|,)namespaces="([^"]*)"/i.exec(options)?.[1];
    if (/cert-authority/i.test(options) || (namespaces !== undefined && !namespaces.split(',').includes(NAMESPACE))) continue;
    return words[0].replace(/^"|"$/g, '');
  }
  return null;
}

async function checkSignature(sums, armored, signers) {
  const { key, raw, signature } = parseSignature(armored);
  const signer = signerOf(signers, key);
  if (signer === null) throw new Error(`its key is not in ${SIGNERS}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', sums));
  const message = joined(new TextEncoder().encode('SSHSIG'), field(NAMESPACE), field(''), field('sha512'), field(digest));
  let verifier;
  try {
    verifier = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return { signer, fingerprint: '', isUnknown: true };
  }
  if (!(await crypto.subtle.verify({ name: 'Ed25519' }, verifier, signature, message))) throw new Error('the checksums were changed after signing');
  const print = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', key)))).replace(/=+$/, '');
  return { signer, fingerprint: `SHA256:${print}`, isUnknown: false };
}

/** Checks a zip. Answers what is wrong, by file, and who signed. Never throws. */
async function verify(file, onProgress) {
  const problems = [];
  const answer = { name: '', entries: 0, signed: false, signer: '', fingerprint: '', isUnknown: false, problems };
  let root = '';
  const blame = (name, why) => {
    const path = name.startsWith(root) ? name.slice(root.length) : name;
    if (!problems.some((one) => one.path === path)) problems.push({ path, why });
  };
  try {
    const directory = await readDirectory(file);
    const { entries } = directory;
    answer.entries = entries.length;
    root = entries.map((entry) => /^[^/]+\/(?=kit\.json$)/.exec(entry.name)?.[0]).find((found) => found !== undefined) ?? '';
    if (root === '') throw new Unreadable('This zip is not a press kit: it has no kit.json in its folder.');
    await checkHeaders(file, directory, blame);
    const files = new Map();
    const folded = new Set();
    let done = 0;
    for (const entry of entries) {
      const path = entry.name.startsWith(root) ? entry.name.slice(root.length) : entry.name;
      if (!entry.name.startsWith(root)) blame(entry.name, `lies outside the folder ${root}`);
      checkName(path, blame);
      if (entry.kind !== 8 && entry.kind !== 0) blame(path, 'is a link or another special file');
      if (folded.has(path.toLowerCase())) blame(path, 'is in the zip twice');
      folded.add(path.toLowerCase());
      try {
        if (entry.data === undefined) continue;
        const bytes = await contentOf(file, entry);
        const isText = ['kit.json', SUMS, SIGNATURE, SIGNERS].includes(path);
        files.set(path, { bytes: bytes.length, sha256: await sha256(bytes), content: isText ? bytes : null });
      } catch (error) {
        blame(path, `is damaged: ${error instanceof Error ? error.message : String(error)}`);
      }
      done += entry.packed;
      onProgress(done / Math.max(1, file.size));
    }
    await checkLists(files, answer, blame);
  } catch (error) {
    const why = error instanceof Unreadable ? error.message : `The zip cannot be read (${error instanceof Error ? error.message : String(error)}).`;
    problems.push({ path: '', why });
  }
  return answer;
}

async function checkLists(files, answer, blame) {
  const text = (path) => {
    const content = files.get(path)?.content;
    return content ? nameOf(content) : null;
  };
  let kit = null;
  try {
    kit = JSON.parse(text('kit.json') ?? '');
    if (kit === null || typeof kit !== 'object') throw new Error('no object');
  } catch {
    kit = null;
    blame('kit.json', 'cannot be read');
  }
  if (kit !== null && kit.format !== NAMESPACE) throw new Unreadable('This zip is not a press kit: its kit.json is of another kind.');
  answer.name = String(kit?.name ?? '');
  const sums = text(SUMS) === null ? null : readSums(text(SUMS));
  if (sums === null) blame(SUMS, 'is missing or cannot be read');
  const parts = new Map((Array.isArray(kit?.hasPart) ? kit.hasPart : []).map((part) => [String(part?.contentUrl), String(part?.sha256)]));
  const exempt = new Set([SUMS, SIGNATURE]);
  for (const [list, named, without] of [
    [parts, 'kit.json', new Set([...exempt, 'kit.json'])],
    [sums ?? new Map(), SUMS, exempt],
  ]) {
    // One that could not be read is blamed already.
    if (list.size === 0 && (named === SUMS ? sums : kit) === null) continue;
    for (const [path, sum] of list) {
      const found = files.get(path);
      if (found === undefined) blame(path, `is listed in ${named} but is not in the zip, or cannot be read`);
      else if (found.sha256 !== sum) blame(path, `was changed: it is not the file that ${named} describes`);
    }
    for (const path of files.keys()) if (!list.has(path) && !without.has(path)) blame(path, `was added: ${named} does not know it`);
  }
  await checkSigned(files, text, kit, answer, blame);
}

async function checkSigned(files, text, kit, answer, blame) {
  if (!files.has(SIGNATURE)) {
    if (kit?.signature) blame(SIGNATURE, 'is missing, although kit.json says that the kit is signed');
    return;
  }
  answer.signed = true;
  try {
    const found = await checkSignature(files.get(SUMS)?.content ?? new Uint8Array(), text(SIGNATURE) ?? '', text(SIGNERS) ?? '');
    if (kit !== null && (kit.signature?.signer !== found.signer || (!found.isUnknown && kit.signature?.keyFingerprint !== found.fingerprint)))
      throw new Error('kit.json names another key or signer');
    Object.assign(answer, found);
  } catch (error) {
    blame(SIGNATURE, `does not hold: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const show = (id, isShown) => {
  document.getElementById(id).hidden = !isShown;
};
const say = (id, ...parts) => {
  document.getElementById(id).replaceChildren(...parts);
};
/** A text that somebody else wrote, without what would show it as another: signs that embed, isolate or override a direction, and line ends. */
const plain = (text) => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '\ufffd');
/** A name that somebody else chose, in an element of its own: letters of another direction do not reorder the sentence around it. */
const named = (text, tag = 'bdi') => {
  const element = document.createElement(tag);
  element.dir = 'auto';
  element.textContent = plain(text);
  return element;
};

let last = null;

/** Compares the key of the kit that was checked with the fingerprint that the reader has from elsewhere. */
function compareKey() {
  const expected = document.getElementById('expected').value.trim().replace(/^.*?(SHA256:[A-Za-z0-9+/]+).*$/s, '$1');
  const isAsked = expected !== '' && last !== null && last.signed && last.fingerprint !== '';
  show('match', isAsked);
  if (!isAsked) return;
  const fits = expected === last.fingerprint;
  document.getElementById('match').className = fits ? 'good' : 'bad';
  say('match', fits ? 'The kit is signed with exactly this key.' : 'ANOTHER KEY: the kit is not signed with the key that you expect. Do not use it before you have asked the sender.');
}

let turn = 0;

async function check(file) {
  show('result', false);
  show('busy', true);
  say('busy', 'Checking ', named(file.name), ' …');
  const mine = ++turn;
  const found = await verify(file, (part) => mine === turn && say('busy', 'Checking ', named(file.name), `: ${Math.min(100, Math.round(part * 100))} %`));
  // Another zip was dropped meanwhile: its answer is the one to show.
  if (mine !== turn) return;
  last = found;
  const isGood = found.problems.length === 0;
  document.getElementById('result').className = isGood ? 'good' : 'bad';
  say('verdict', isGood ? `Sound: all ${found.entries} files are as they were packed.` : `Not as it was packed: ${found.problems.length === 1 ? 'one problem' : `${found.problems.length} problems`}.`);
  say('name', ...(found.name === '' ? [named(file.name)] : [named(found.name), ' (', named(file.name), ')']));
  const list = document.getElementById('problems');
  list.replaceChildren(
    ...found.problems.slice(0, 200).map(({ path, why }) => {
      const item = document.createElement('li');
      item.append(...(path === '' ? [plain(why)] : [named(path, 'code'), ` ${plain(why)}`]));
      return item;
    }),
  );
  show('signature', isGood);
  show('key', isGood && found.fingerprint !== '');
  say(
    'signer',
    ...(!found.signed
      ? ['This kit is not signed. Whoever changed it could have written the checksums anew: ask the sender for the SHA-256 of the zip.']
      : found.isUnknown
        ? ['It carries a signature of ', named(found.signer), ', which this browser cannot check. Use a newer one, or the command on the kit’s page.']
        : ['Signed for ', named(found.signer), ' with the key']),
  );
  say('fingerprint', found.fingerprint);
  compareKey();
  show('busy', false);
  show('result', true);
  document.getElementById('result').focus();
}

const input = document.getElementById('file');
const drop = document.getElementById('drop');
input.addEventListener('change', () => {
  if (input.files[0]) check(input.files[0]);
});
for (const name of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragenter' || name === 'dragover');
    if (name === 'drop' && event.dataTransfer?.files[0]) check(event.dataTransfer.files[0]);
  });
}
document.getElementById('expected').addEventListener('input', compareKey);
show('nojs', false);
show('tool', true);

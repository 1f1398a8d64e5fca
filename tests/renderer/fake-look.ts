import type { Asset, AssetChange, AssetFields, AssetVersion, AttachedDocument } from '#contract/assets.ts';
import type { HistoryStep } from '#contract/history.ts';
import type { ImportReport, ImportSummary, LikenessGroup, Quarantined, ReviewItem, Watch } from '#contract/imports.ts';
import { type Backup, FINDINGS_KEPT, type IntegrityFinding } from '#contract/integrity.ts';
import type { Job } from '#contract/jobs.ts';
import { done, failed, type Result } from '#contract/result.ts';
import type { ParsedInputOf, RouteName } from '#contract/routes.ts';
import type { AssetId, CollectionId, JobId, SavedSearchId, WatchId } from '#contract/values.ts';
import { fillTemplate } from '#domain/assets/template.ts';
import type { Answer, RouteOf } from '../../src/renderer/engine/routes.ts';
import type { FakeEngine } from './fake-engine.ts';
import { makeJob } from './fake-engine.ts';

type Parsed<N extends RouteName> = ParsedInputOf<RouteOf<N>>;
const serial = (n: number): string => n.toString(36).padStart(16, '0');
export const collectionId = (n: number) => `col_${serial(n)}` as CollectionId;
export const searchId = (n: number) => `sea_${serial(n)}` as SavedSearchId;
export const watchId = (n: number) => `wat_${serial(n)}` as WatchId;
export const jobId = (n: number) => `job_${serial(n)}` as JobId;
const AT = '2014-12-08T09:12:00Z';

/** What the fake library holds beyond assets and texts; tests change it and look at it. */
export interface LookHoldings {
  changes: Map<AssetId, AssetChange[]>;
  versions: Map<AssetId, AssetVersion[]>;
  documents: Map<AssetId, AttachedDocument[]>;
  review: ReviewItem[];
  reports: Map<JobId, ImportReport>;
  past: (ImportSummary & { jobId: JobId; title: string; at: string; canUndo: boolean })[];
  likenesses: LikenessGroup[];
  watches: Watch[];
  quarantine: Quarantined[];
  findings: IntegrityFinding[];
  /** Checks stay running. */
  holdsChecks: boolean;
  backups: Backup[];
  suggestions: string[];
}

interface Step extends HistoryStep {
  readonly before: string;
  after: string;
}

/** The fake's second half: changes are steps that can be undone, as in the engine. */
export interface FakeLook {
  readonly holdings: LookHoldings;
  readonly steps: { readonly undo: Step[]; readonly redo: Step[] };
}

/** Teaches a fake engine the routes of knowing and keeping. What a command changes is written down as a step and can be taken back. */
export function addLook(engine: FakeEngine, start: Partial<LookHoldings> = {}): FakeLook {
  const h: LookHoldings = {
    changes: new Map(),
    versions: new Map(),
    documents: new Map(),
    review: [],
    reports: new Map(),
    past: [],
    likenesses: [],
    watches: [],
    quarantine: [],
    findings: [],
    holdsChecks: false,
    backups: [],
    suggestions: [],
    ...start,
  };
  const steps: FakeLook['steps'] = { undo: [], redo: [] };
  let last = 0;
  const photo = (): string =>
    JSON.stringify({
      assets: engine.holdings.assets,
      collections: engine.holdings.collections,
      searches: engine.holdings.searches,
      likenesses: h.likenesses,
      documents: [...h.documents],
    });
  const put = (text: string): void => {
    const state = JSON.parse(text);
    const { assets, collections, searches, likenesses } = state;
    Object.assign(engine.holdings, { assets, collections, searches });
    h.likenesses = likenesses;
    h.documents = new Map(state.documents);
  };
  /** A command that is a step. */
  const change = <N extends RouteName>(
    name: N,
    countOf: (input: Parsed<N>) => number,
    deed: (input: Parsed<N>) => Result<Answer<N>>,
  ): void =>
    engine.on(name, (input) => {
      const before = photo();
      const result = deed(input);
      const after = photo();
      if (!result.ok || before === after) return result;
      last += 1;
      steps.undo.push({ id: last, label: name, count: countOf(input), at: AT, before, after });
      steps.redo.length = 0;
      return result;
    });
  const one = (): number => 1;
  const idsOf = (input: { ids: readonly AssetId[] }): number => input.ids.length;
  const shown = (step: Step | undefined): HistoryStep | null =>
    step === undefined ? null : { id: step.id, label: step.label, count: step.count, at: step.at };
  const state = () => ({ undo: shown(steps.undo.at(-1)), redo: shown(steps.redo.at(-1)) });

  engine.on('history.state', () => done(state()));
  engine.on('history.undo', ({ id }) => {
    const step = steps.undo.at(-1);
    if (step === undefined) return failed('history.nothing_to_undo', 'Nothing.');
    if (id !== undefined && id !== step.id) return failed('history.step_has_passed', 'Passed.');
    steps.undo.pop();
    steps.redo.push(step);
    put(step.before);
    return done({ ...state(), undone: shown(step) as HistoryStep });
  });
  engine.on('history.redo', ({ id }) => {
    const step = steps.redo.at(-1);
    if (step === undefined) return failed('history.nothing_to_redo', 'Nothing.');
    if (id !== undefined && id !== step.id) return failed('history.step_has_passed', 'Passed.');
    steps.redo.pop();
    steps.undo.push(step);
    put(step.after);
    return done({ ...state(), redone: shown(step) as HistoryStep });
  });

  const assets = (): Asset[] => engine.holdings.assets;
  const find = (id: AssetId): Asset | undefined => assets().find((asset) => asset.id === id);
  const set = (id: AssetId, fields: Partial<Asset>): Asset => {
    const at = assets().findIndex((asset) => asset.id === id);
    const before = assets()[at] as Asset;
    const edited = { ...before, ...fields };
    assets()[at] = edited;
    return edited;
  };
  const note = (id: AssetId, fields: object): void => {
    const asset = find(id);
    for (const [field, after] of Object.entries(fields)) {
      const before = asset?.[field as keyof AssetFields] ?? null;
      h.changes.set(id, [{ at: AT, what: 'edit', field, before: before as never, after }, ...(h.changes.get(id) ?? [])]);
    }
  };

  change('assets.edit', one, ({ id, set: fields }) => {
    note(id, fields);
    return done(set(id, fields as Partial<Asset>));
  });
  change('assets.editMany', idsOf, (input) => {
    const chosen = new Set(input.ids);
    engine.holdings.assets = assets().map((asset) => {
      if (!chosen.has(asset.id)) return asset;
      const filled = input.fillVariables
        ? Object.fromEntries(
            Object.entries(input.set).map(([key, value]) => [
              key,
              typeof value === 'string' ? fillTemplate(value, asset).text : value,
            ]),
          )
        : input.set;
      const merge = (old: readonly string[], add: readonly string[], remove: readonly string[]): string[] =>
        [...new Set([...old, ...add])].filter((word) => !remove.includes(word));
      return {
        ...asset,
        keywords: merge(asset.keywords, input.addKeywords, input.removeKeywords),
        people: merge(asset.people, input.addPeople, input.removePeople),
        ...(filled as Partial<Asset>),
      };
    });
    return done({ changed: input.ids.length });
  });
  engine.on('assets.common', ({ ids }) => {
    const wanted = new Set(ids);
    const chosen = assets().filter((asset) => wanted.has(asset.id));
    const [first] = chosen;
    const fields: Answer<'assets.common'>['fields'] = {};
    for (const [key, value] of Object.entries(first ?? {})) {
      const isShared = chosen.every((asset) => JSON.stringify(asset[key as keyof Asset]) === JSON.stringify(value));
      fields[key] = isShared ? { value: value as never } : { mixed: true };
    }
    const counted = (read: (asset: Asset) => readonly string[]) => {
      const counts = new Map<string, number>();
      for (const text of chosen.flatMap(read)) counts.set(text, (counts.get(text) ?? 0) + 1);
      return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
    };
    return done({
      count: chosen.length,
      bytes: chosen.reduce((sum, asset) => sum + asset.bytes, 0),
      fields,
      keywords: counted((asset) => asset.keywords),
      people: counted((asset) => asset.people),
    });
  });
  change('assets.trash', idsOf, ({ ids }) => {
    for (const id of ids) set(id, { trashedAt: AT });
    return done({ changed: ids.length });
  });
  change('assets.restore', idsOf, ({ ids }) => {
    for (const id of ids) set(id, { trashedAt: null });
    return done({ changed: ids.length });
  });
  engine.on('assets.emptyTrash', ({ ids }) => {
    const gone = assets().filter((asset) => asset.trashedAt !== null && (ids === undefined || ids.includes(asset.id)));
    engine.holdings.assets = assets().filter((asset) => !gone.includes(asset));
    return done({ removed: gone.length, kept: 0, bytes: gone.reduce((sum, asset) => sum + asset.bytes, 0) });
  });
  engine.on('assets.usedIn', ({ id }) =>
    done({
      kits: engine.holdings.kits
        .filter((kit) => kit.sections.some((part) => part.items.some((item) => item.kind === 'asset' && item.assetId === id)))
        .map((kit) => ({ id: kit.id, title: kit.title })),
      collections: engine.holdings.collections
        .filter((own) => own.assetIds.includes(id))
        .map((own) => ({ id: own.id, name: own.name })),
      brands: [],
      releases: [],
    }),
  );
  engine.on('assets.history', ({ id }) => done({ items: h.changes.get(id) ?? [] }));
  engine.on('assets.versions', ({ id }) => {
    const asset = find(id) as Asset;
    const { version, filename, bytes, sha256, width, height, importedAt: since } = asset;
    return done({ items: h.versions.get(id) ?? [{ version, filename, bytes, sha256, width, height, since }] });
  });
  change('assets.revertVersion', one, ({ id, version }) => {
    const old = h.versions.get(id)?.find((known) => known.version === version);
    if (old === undefined) return failed('assets.version_not_found', 'Gone.');
    return done(set(id, { filename: old.filename, bytes: old.bytes, sha256: old.sha256, version: (find(id)?.version ?? 0) + 1 }));
  });
  change('assets.replaceOriginal', one, ({ id }) => done(set(id, { version: (find(id)?.version ?? 0) + 1 })));
  engine.on('assets.documents', ({ id }) => done({ items: h.documents.get(id) ?? [] }));
  change('assets.attachDocument', one, ({ id, documentId, role }) => {
    const paper = find(documentId) as Asset;
    const items = [...(h.documents.get(id) ?? []), { documentId, role, title: paper.title, filename: paper.filename }];
    h.documents.set(id, items);
    return done({ items });
  });
  change('assets.detachDocument', one, ({ id, documentId }) => {
    const items = (h.documents.get(id) ?? []).filter((paper) => paper.documentId !== documentId);
    h.documents.set(id, items);
    return done({ items });
  });
  engine.on('assets.exportFiles', () => done({ jobId: jobId(50) }));
  engine.on('assets.exportCatalogue', () => done({ jobId: jobId(51) }));

  const given = <N extends RouteName>(name: N) => engine.given(name) as (input: Parsed<N>) => Result<Answer<N>>;
  const gone = failed('collections.not_found', 'Gone.');
  change('collections.create', one, given('collections.create'));
  change('collections.add', (input) => input.assetIds.length, given('collections.add'));
  change('collections.take', (input) => input.assetIds.length, given('collections.take'));
  change('collections.rename', one, ({ id, name }) => {
    const own = engine.holdings.collections.find((known) => known.id === id);
    if (own === undefined) return gone;
    own.name = name;
    return given('collections.add')({ id, assetIds: [] });
  });
  change('collections.remove', one, ({ id }) => {
    engine.holdings.collections = engine.holdings.collections.filter((known) => known.id !== id);
    return done({ id });
  });
  change('search.save', one, given('search.save'));
  change('search.forget', one, ({ id }) => {
    engine.holdings.searches = engine.holdings.searches.filter((known) => known.id !== id);
    return done({ id });
  });
  engine.on('search.suggest', (input) => {
    const { text, limit } = input;
    if (h.suggestions.length === 0) return given('search.suggest')(input);
    const [field = '', word = ''] = text.replaceAll('"', '').split(':');
    const items = h.suggestions
      .filter((label) => label.toLowerCase().startsWith(word.toLowerCase()))
      .slice(0, limit)
      .map((label) => ({ kind: field as 'keyword', label, text: `${field}:${label}`, count: 3 }));
    return done({ items });
  });

  engine.on('imports.scan', () => done({ jobId: jobId(60) }));
  engine.on('imports.review', ({ start: from, count, verdict }) => {
    const rows = h.review.filter((item) => verdict === undefined || item.verdict === verdict);
    return done({ total: rows.length, items: rows.slice(from, from + count) });
  });
  engine.on('imports.report', ({ jobId: id }) => {
    const report = h.reports.get(id);
    return report === undefined ? failed('jobs.not_found', 'Gone.') : done(report);
  });
  engine.on('imports.past', () => done({ items: h.past }));
  change('imports.undo', one, ({ jobId: id }) => {
    const mine = assets().filter((asset) => asset.importId === id && asset.trashedAt === null);
    for (const asset of mine) set(asset.id, { trashedAt: AT });
    h.past = h.past.map((known) => (known.jobId === id ? { ...known, canUndo: false } : known));
    return done({ trashed: mine.length });
  });
  engine.on('imports.likenesses', ({ reason, start: from, count }) => {
    const groups = h.likenesses.filter((group) => reason === undefined || group.reason === reason);
    return done({ total: groups.length, items: groups.slice(from, from + count) });
  });
  change('imports.settle', one, ({ keep, trash, carry }) => {
    for (const id of trash) set(id, { trashedAt: AT });
    const other = find(trash[0] as AssetId);
    const isCarried = carry && find(keep)?.caption === '' && other !== undefined && other.caption !== '';
    if (isCarried) set(keep, { caption: other.caption });
    h.likenesses = h.likenesses.filter((group) => !group.ids.includes(keep));
    return done({ trashed: trash.length, carried: isCarried ? ['caption'] : [] });
  });
  change('imports.setApart', one, ({ ids }) => {
    h.likenesses = h.likenesses.filter((group) => !group.ids.every((id) => ids.includes(id)));
    return done({});
  });
  engine.on('imports.watches', () => done({ items: h.watches }));
  engine.on('imports.watch', () => {
    const made: Watch = {
      id: watchId(h.watches.length + 100),
      place: { $path: '/incoming', $token: 'incoming' },
      name: 'incoming',
      state: 'watching',
      imported: 0,
      refused: 0,
      since: AT,
    };
    h.watches.push(made);
    return done(made);
  });
  engine.on('imports.setWatch', ({ id, paused }) => {
    const at = h.watches.findIndex((watch) => watch.id === id);
    const changed: Watch = { ...(h.watches[at] as Watch), state: paused ? 'paused' : 'watching' };
    h.watches[at] = changed;
    return done(changed);
  });
  engine.on('imports.unwatch', ({ id }) => {
    h.watches = h.watches.filter((watch) => watch.id !== id);
    return done({ id });
  });
  engine.on('imports.quarantine', () => done({ items: h.quarantine }));
  engine.on('imports.releaseQuarantine', ({ paths }) => {
    h.quarantine = h.quarantine.filter((item) => !paths.includes(item.path));
    return done({ left: h.quarantine.length });
  });
  engine.on('imports.takeInKit', () => done({ jobId: makeJob().id }));

  const finishedCheck = (route: string, id: JobId, more: object = {}): Job => {
    const counts: Record<string, number> = {};
    for (const { code } of h.findings) counts[code] = (counts[code] ?? 0) + 1;
    const findings = Object.keys(counts).flatMap((code) => h.findings.filter((one) => one.code === code).slice(0, FINDINGS_KEPT));
    const total = h.findings.length;
    const result = { ok: total === 0, total, counts, findings, rehashed: true, originals: 12, bytes: 48_000_000, ...more };
    return makeJob({ id, route, title: 'Library check', state: 'done', finishedAt: AT, result });
  };
  let checks = 200;
  /** A check ends at once unless a test holds it to look at it while it runs. */
  const check = (route: string, deed: () => object = () => ({})): JobId => {
    const id = jobId(checks++);
    const running = makeJob({ id, route, title: 'Library check' });
    engine.tellJob({ ...running, progress: { ...running.progress, stage: 'originals', done: 3, total: 12 } });
    if (!h.holdsChecks) setTimeout(() => engine.tellJob(finishedCheck(route, id, deed())), 0);
    return id;
  };
  engine.on('integrity.scan', () => done({ jobId: check('integrity.scan') }));
  engine.on('integrity.repair', ({ takeInOrphans }) =>
    done({
      jobId: check('integrity.repair', () => {
        const before = h.findings.length;
        h.findings = h.findings.filter((one) => one.repair === null && !(takeInOrphans && one.code === 'orphan_file'));
        return { repaired: before - h.findings.length, takenIn: 0, notTakenIn: 0 };
      }),
    }),
  );
  engine.on('integrity.findings', ({ code, start: from, count }) => {
    const items = h.findings.filter((one) => code === undefined || one.code === code);
    return done({ total: items.length, items: items.slice(from, from + count) });
  });
  engine.on('integrity.locate', ({ id }) => {
    h.findings = h.findings.filter((finding) => finding.assetId !== id);
    set(id, { isMissing: false });
    return done({ found: 1 });
  });
  engine.on('integrity.forget', ({ ids }) => {
    h.findings = h.findings.filter((finding) => finding.assetId === null || !ids.includes(finding.assetId));
    engine.holdings.assets = assets().filter((asset) => !ids.includes(asset.id));
    return done({ forgotten: ids.length, kits: 0, organisations: 0, variants: 0 });
  });
  engine.on('integrity.backups', () => done({ items: h.backups }));
  engine.on('integrity.backUp', () => {
    const place = { $path: '/press/backups/now.db', $token: 'backup-now' };
    h.backups = [{ place, at: AT, bytes: 900_000, assets: assets().length, isSound: true, isAutomatic: false }, ...h.backups];
    return done({ place });
  });
  engine.on('integrity.restore', () => done({ place: { $path: '/press/library.db' }, kept: null }));
  return { holdings: h, steps };
}

import { Copy, ExternalLink, FolderOpen, Replace, Save } from 'lucide-react';
import { type Asset, type AssetVersion, PREVIEW_SIZES } from '#contract/assets.ts';
import { plainName } from '#domain/names.ts';
import { useOutside, useQuery } from '../engine/engine.tsx';
import { ask, askHost, tellDone, useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, checksumLines, dayAndTime } from '../words/format.ts';
import { openCopy, replaceOriginal, reveal, saveCopy } from './asset-deeds.ts';

/** The files behind an asset: the original, its previews, and the versions it has had. */
export function Renditions({ asset }: { asset: Asset }) {
  const app = useApp();
  const t = words.versions;
  const isTrashed = asset.trashedAt !== null;
  return (
    <>
      <section className="sec">
        <div className="lab">{t.file}</div>
        <p className="can-copy breaks">{plainName(asset.filename)}</p>
        <p className="faint sm num">
          {bytes(asset.bytes)}
          {asset.width !== null && asset.height !== null && `, ${words.inspector.pixels(asset.width, asset.height)}`}
        </p>
        <div className="stacked above">
          <Button size="tiny" icon={Save} onClick={() => void saveCopy(app, asset)}>
            {t.saveOriginal}
          </Button>
          <Button size="tiny" icon={FolderOpen} onClick={() => void reveal(app, asset.id)}>
            {t.reveal}
          </Button>
          <Button size="tiny" icon={ExternalLink} onClick={() => void openCopy(app, asset.id)}>
            {t.openCopy}
          </Button>
          {!isTrashed && (
            <Button size="tiny" icon={Replace} onClick={() => void replaceOriginal(app, asset.id)}>
              {t.replace}
            </Button>
          )}
        </div>
      </section>
      <section className="sec">
        <div className="lab">{t.checksum}</div>
        <div className="row gaps">
          <p className="mono soft can-copy grow">
            {checksumLines(asset.sha256).map((line) => (
              <span key={line} className="sum-line">
                {line}
              </span>
            ))}
          </p>
          <IconButton
            icon={Copy}
            iconSize="s"
            label={t.copyChecksum}
            onClick={() =>
              void askHost(app, 'copyText', { text: asset.sha256 }).then((done) => done && tellDone(app, words.notices.copied))
            }
          />
        </div>
      </section>
      <Previews asset={asset} />
      <Versions asset={asset} />
    </>
  );
}

function Previews({ asset }: { asset: Asset }) {
  const { sources } = useOutside();
  const t = words.versions;
  return (
    <section className="sec">
      <div className="lab">{t.previews}</div>
      {asset.hasPreview ? (
        <div className="previews">
          {PREVIEW_SIZES.map((size) => (
            <figure key={size}>
              <span className={`photo k-${asset.kind}`}>
                <img src={sources.picture(asset.sha256, size)} alt="" style={{ objectFit: 'contain' }} />
              </span>
              <figcaption className="sm soft">{t.previewSize(size)}</figcaption>
            </figure>
          ))}
          <p className="faint sm">{t.previewMade}</p>
        </div>
      ) : (
        <p className="faint sm">{asset.note === null ? t.noPreview : words.errors[asset.note]}</p>
      )}
    </section>
  );
}

function Versions({ asset }: { asset: Asset }) {
  const versions = useQuery('assets.versions', { id: asset.id }).data?.items;
  const t = words.versions;
  if (versions === undefined) return null;
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return (
    <section className="sec" aria-label={t.title}>
      <div className="lab">{t.title}</div>
      {versions.length <= 1 && <p className="faint sm">{t.only}</p>}
      {versions.length > 1 && (
        <ol className="versions">
          {newestFirst.map((version) => (
            <Version key={version.version} asset={asset} version={version} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Version({ asset, version }: { asset: Asset; version: AssetVersion }) {
  const app = useApp();
  const t = words.versions;
  const isNow = version.version === asset.version;
  return (
    <li>
      <span className="grow">
        <b className="clip">{t.version(version.version)}</b>
        <span className="faint sm clip">
          {[
            plainName(version.filename),
            bytes(version.bytes),
            version.width === null || version.height === null ? '' : words.inspector.pixels(version.width, version.height),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <span className="faint sm num">{t.since(dayAndTime(version.since))}</span>
      </span>
      {isNow ? (
        <span className="badge wash green">{t.now}</span>
      ) : (
        asset.trashedAt === null && (
          <Button
            size="tiny"
            aria-label={t.revertLabel(version.version)}
            onClick={() => void ask(app, 'assets.revertVersion', { id: asset.id, version: version.version })}
          >
            {t.revert}
          </Button>
        )
      )}
    </li>
  );
}

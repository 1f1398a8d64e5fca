import { ChevronDown, ChevronRight, CircleAlert, EyeOff, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ExportPreview, Finding, Ignored } from '#contract/exports.ts';
import type { Kit } from '#contract/kits.ts';
import { useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useSoon } from '../ui/use-soon.ts';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { jump, mend, takeBack } from './preflight-deeds.ts';

/** Findings of one rule up to which all are shown at once. */
const FOLDED_FROM = 5;

/** What is still wrong with the kit, errors first; each leads to what it is about, and is mended where one click can. */
export function Preflight({ kit, preview }: { kit: Kit; preview: ExportPreview | undefined }) {
  const app = useApp();
  const t = words.kits;
  const isSoon = useSoon();
  return (
    <section className="sec" id="preflight" aria-label={t.preflight}>
      <header>
        {t.preflight}
        {preview !== undefined && preview.findings.length > 0 && (
          <span className="faint num">{t.preflightCounts(preview.errors, preview.warnings)}</span>
        )}
      </header>
      {preview !== undefined && preview.findings.length === 0 && <p className="accent">{t.preflightFine}</p>}
      {preview !== undefined && isSoon && (
        <Findings
          findings={preview.findings}
          onShow={(finding) => jump(app, finding)}
          onMend={(finding, others) => mend(app, kit.id, finding, others)}
          onIgnore={(finding) => app.store.getState().open({ kind: 'ignoreFinding', kitId: kit.id, finding })}
        />
      )}
      {preview !== undefined && preview.ignored.length > 0 && (
        <LetPass ignored={preview.ignored} onTakeBack={(finding) => void takeBack(app, kit, finding)} />
      )}
    </section>
  );
}

interface Deeds {
  readonly onShow?: (finding: Finding) => void;
  /** `others` are those of the same rule, in the order of the list and round again. */
  readonly onMend?: (finding: Finding, others: readonly Finding[]) => void;
  readonly onIgnore?: (finding: Finding) => void;
}

/** Findings as a list, those of one rule together. Without deeds they can only be read. */
export function Findings({ findings, ...deeds }: { findings: readonly Finding[] } & Deeds) {
  const groups = useMemo(() => {
    const sorted = [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
    return byRule(sorted);
  }, [findings]);
  return (
    <ul className="pf">
      {groups.map(([rule, group]) =>
        group.length === 1 ? (
          group.map((finding) => <Row key={rule} finding={finding} {...deeds} />)
        ) : (
          <Group key={rule} rule={rule} findings={group} {...deeds} />
        ),
      )}
    </ul>
  );
}

/** Findings by their rules, in the order of the first of each. */
function byRule(findings: readonly Finding[]): [string, Finding[]][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups];
}

/** Several findings of one rule: what they have in common, and each subject below. */
function Group({ rule, findings, ...deeds }: { rule: string; findings: readonly Finding[] } & Deeds) {
  const t = words.preflightPanel;
  const [isOpen, setOpen] = useState(findings.length < FOLDED_FROM);
  const text = useMemo(() => {
    const { common, message } = words.preflightPanel;
    return common(
      rule,
      findings.map((finding) => message(finding)),
    );
  }, [rule, findings]);
  return (
    <>
      <li className="pf-group">
        <Severity finding={findings[0]} />
        <b title={t.why(rule)}>{text}</b>
        <span className="faint num">{count(findings.length)}</span>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          iconSize="s"
          className="small"
          aria-expanded={isOpen}
          label={isOpen ? t.fold(text) : t.open(text)}
          onClick={() => setOpen(!isOpen)}
        />
      </li>
      {isOpen &&
        findings.map((finding, at) => (
          <Row
            key={`${finding.subject.id}${finding.message}`}
            finding={finding}
            others={[...findings.slice(at + 1), ...findings.slice(0, at)]}
            isInGroup
            common={text}
            {...deeds}
          />
        ))}
    </>
  );
}

function Severity({ finding }: { finding: Finding | undefined }) {
  const isError = finding?.severity === 'error';
  return <Icon of={isError ? CircleAlert : TriangleAlert} size="s" className={isError ? 'red' : 'amber'} />;
}

/** One finding: the fact, what it is about, the way there, the fix, and the way to let it pass. */
function Row({
  finding,
  others = [],
  isInGroup = false,
  common = '',
  onShow,
  onMend,
  onIgnore,
}: { finding: Finding; others?: readonly Finding[]; isInGroup?: boolean; common?: string } & Deeds) {
  const t = words.preflightPanel;
  const message = t.message(finding);
  const { subject, deed, severity, rule } = finding;
  const canShow = onShow !== undefined && subject.kind !== 'kit';
  const text = (
    <>
      <b>
        <span className="hidden-word">
          {`${severity === 'error' ? words.kits.errorWord : words.kits.warningWord}: ${isInGroup ? `${message} ` : ''}`}
        </span>
        {isInGroup ? subject.label : message}
      </b>
      {(!isInGroup || message !== common) && <span className="about clip">{isInGroup ? message : subject.label}</span>}
    </>
  );
  return (
    <li className={isInGroup ? 'in-group' : ''}>
      {isInGroup ? <span /> : <Severity finding={finding} />}
      {canShow ? (
        <button type="button" className="jump" title={t.why(rule)} onClick={() => onShow(finding)}>
          <span className="hidden-word">{`${t.show} `}</span>
          {text}
        </button>
      ) : (
        <div title={t.why(rule)}>{text}</div>
      )}
      <span className="deeds">
        {deed !== undefined && onMend !== undefined && (
          <Button
            size="tiny"
            title={t.fix(rule)}
            aria-label={t.doFor(t.acts[deed.act], message, subject.label)}
            onClick={() => onMend(finding, others)}
          >
            {t.acts[deed.act]}
          </Button>
        )}
        {severity === 'warning' && onIgnore !== undefined && (
          <IconButton
            icon={EyeOff}
            iconSize="s"
            className="small"
            label={t.ignore(message, subject.label)}
            onClick={() => onIgnore(finding)}
          />
        )}
      </span>
    </li>
  );
}

/** Warnings that somebody let pass, with their reasons, and the way back. */
function LetPass({ ignored, onTakeBack }: { ignored: readonly Ignored[]; onTakeBack: (finding: Finding) => void }) {
  const t = words.preflightPanel;
  return (
    <>
      <h3 className="pf-passed">
        {t.ignored} <span className="faint num">{count(ignored.length)}</span>
      </h3>
      <ul className="pf passed" aria-label={t.ignored}>
        {ignored.map((finding) => {
          const message = t.message(finding);
          return (
            <li key={`${finding.rule}${finding.subject.id}${finding.message}`}>
              <Icon of={EyeOff} size="s" className="faint" />
              <div>
                <b>{message}</b>
                <span className="about clip">{finding.subject.label}</span>
                <span className="about">{`“${finding.reason}”`}</span>
              </div>
              <span className="deeds">
                <Button
                  size="tiny"
                  aria-label={t.takeBackFor(message, finding.subject.label)}
                  onClick={() => onTakeBack(finding)}
                >
                  {t.takeBack}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

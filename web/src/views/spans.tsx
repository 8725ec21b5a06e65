// The text of an article cut at every border of a span; one stop of Tab, arrows walk over the marked words.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Article, TextSpan } from '../api';
import { Bytes, Text } from '../text';
import { plainWords } from '../words';

type Segment = { start: number; end: number; spans: TextSpan[] };

const KINDS: [string, string][] = [
  ['claim', 'claims'], ['speaker', 'speakers'], ['cue', 'cues'], ['trigger', 'words for acts'],
  ['actor', 'actors'], ['place', 'places'], ['time', 'times'], ['quantity', 'quantities'],
  ['cite', 'outlets named'], ['passage', 'passages from elsewhere'],
];

/* Widest first, so that the classes of a segment and its explanation go from the claim to the word. */
const order = (a: TextSpan, b: TextSpan) => a.start - b.start || b.end - a.end;

function segmentsOf(size: number, spans: TextSpan[]): Segment[] {
  const borders = new Set([0, size]);
  for (const span of spans) borders.add(span.start).add(span.end);
  const cuts = [...borders].filter((at) => at <= size).sort((a, b) => a - b);
  const sorted = [...spans].sort(order);
  const segments: Segment[] = [];
  let open: TextSpan[] = [];
  let next = 0;
  for (let at = 0; at + 1 < cuts.length; at++) {
    while (next < sorted.length && sorted[next].start <= cuts[at]) open.push(sorted[next++]);
    open = open.filter((span) => span.end > cuts[at]);
    segments.push({ start: cuts[at], end: cuts[at + 1], spans: open });
  }
  return segments;
}

function Explained({ segment, words }: { segment: Segment | null; words: string }) {
  if (!segment) return <p class="explained" aria-live="polite">Walk over the marked words with ← and →, or point at them: what they were read as stands here.</p>;
  const told = [...new Set(segment.spans.map((span) => plainWords(span.explanation)))];
  return (
    <div class="explained" aria-live="polite">
      <b>“<Text>{words}</Text>”</b>
      <ul>{told.map((line) => <li><Text>{line}</Text></li>)}</ul>
    </div>
  );
}

type Properties = { article: Article; chosen: string | null; choose: (claim: string) => void };

export function SpannedText({ article, chosen, choose }: Properties) {
  const [hidden, setHidden] = useState<string[]>([]);
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const bytes = useMemo(() => new Bytes(article.text), [article.text]);
  const kinds = KINDS.filter(([kind]) => article.spans.some((span) => span.kind === kind));
  const segments = useMemo(
    () => segmentsOf(new TextEncoder().encode(article.text).length, article.spans.filter((span) => !hidden.includes(span.kind))),
    [article.id, hidden],
  );
  const words = (segment: Segment) => bytes.slice(segment.start, segment.end);
  const marked = segments.map((segment, index) => (segment.spans.length && words(segment).trim() ? index : -1)).filter((index) => index >= 0);
  const stop = at !== null && marked.includes(at) ? at : marked[0];

  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const next = marked[Math.max(0, Math.min(marked.length - 1, marked.indexOf(stop) + by))];
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };

  const toggle = (kind: string, on: boolean) => setHidden(on ? hidden.filter((one) => one !== kind) : [...hidden, kind]);

  return (
    <div class="spanned">
      <fieldset class="kinds">
        <legend>Marked</legend>
        {kinds.map(([kind, name]) => (
          <label><input type="checkbox" checked={!hidden.includes(kind)} onChange={(event) => toggle(kind, event.currentTarget.checked)} /> <span class={'k-' + kind}>{name}</span></label>
        ))}
      </fieldset>
      <div class="text" dir="auto" ref={box} onKeyDown={walk} role="group" aria-label="Text of the article">
        {segments.map((segment, index) => {
          const text = <Text>{words(segment)}</Text>;
          if (!segment.spans.length) return text;
          const classes = ['s', ...new Set(segment.spans.map((span) => 'k-' + span.kind))];
          if (segment.spans.some((span) => span.claim && span.claim === chosen)) classes.push('chosen');
          if (!words(segment).trim()) return <span class={classes.join(' ')}>{text}</span>;
          const claim = segment.spans.findLast((span) => span.claim)?.claim;
          return (
            <span class={classes.join(' ')} role={claim ? 'button' : undefined} tabIndex={index === stop ? 0 : -1} data-at={index}
              onFocus={() => setAt(index)} onMouseOver={() => setAt(index)}
              onClick={() => claim && choose(claim)} onKeyDown={(event) => event.key === 'Enter' && claim && choose(claim)}>
              {text}
            </span>
          );
        })}
      </div>
      <Explained segment={at === null ? null : (segments[at] ?? null)} words={at === null || !segments[at] ? '' : words(segments[at])} />
    </div>
  );
}

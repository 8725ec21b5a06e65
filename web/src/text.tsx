// Stored text on the page: always text nodes, invisible direction controls shown, names isolated.
import type { ComponentChildren } from 'preact';
import type { Span, Words } from './api';
import { names } from './words';

const CONTROLS = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff])/;
const CONTROL_NAMES: Record<string, string> = {
  '\u202a': 'left-to-right embedding', '\u202b': 'right-to-left embedding', '\u202c': 'end of embedding',
  '\u202d': 'left-to-right override', '\u202e': 'right-to-left override', '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark', '\u061c': 'Arabic letter mark', '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate', '\u2068': 'first strong isolate', '\u2069': 'end of isolate',
  '\u200b': 'zero-width space', '\ufeff': 'byte order mark',
};

/** Text of a source; a control that would reorder or hide letters is shown by its name. */
export function Text({ children }: { children: string | null | undefined }) {
  const text = children ?? '';
  if (!CONTROLS.test(text)) return <>{text}</>;
  return (
    <>
      {text.split(CONTROLS).map((part, at) => {
        if (at % 2 === 0) return part;
        const name = CONTROL_NAMES[part] ?? 'control character';
        return <span class="control">[{name}]</span>;
      })}
    </>
  );
}

export function Name({ children }: { children: string | null | undefined }) {
  return <bdi><Text>{children}</Text></bdi>;
}

export function Names({ column, none }: { column: string | null; none: string }) {
  const all = names(column);
  if (!all.length) return <span class="none">{none}</span>;
  return <>{all.map((name, at) => <>{at > 0 && ', '}<Name>{name}</Name></>)}</>;
}

/* ---- bytes and letters ---- */

/** Offsets of the server count bytes of UTF-8; letters here count UTF-16. */
export class Bytes {
  private readonly letters: Uint32Array | null;

  constructor(private readonly text: string) {
    let plain = true;
    for (let i = 0; i < text.length && plain; i++) plain = text.charCodeAt(i) < 128;
    this.letters = plain ? null : Bytes.table(text);
  }

  private static table(text: string): Uint32Array {
    const size = new TextEncoder().encode(text).length;
    const letters = new Uint32Array(size + 1);
    let byte = 0;
    for (let letter = 0; letter < text.length; ) {
      const code = text.codePointAt(letter)!;
      const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      letters.fill(letter, byte, byte + bytes);
      byte += bytes;
      letter += code > 0xffff ? 2 : 1;
    }
    letters[size] = text.length;
    return letters;
  }

  /** The letter at which this byte stands. */
  letter(byte: number): number {
    if (!this.letters) return Math.min(byte, this.text.length);
    return this.letters[Math.min(byte, this.letters.length - 1)];
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.letter(start), this.letter(end));
  }
}

/** Words with some of them marked; the spans count from where the words begin in their article. */
export function Marked({ words, marks }: { words: Words; marks: Span[] }) {
  const bytes = new Bytes(words.text);
  const size = new TextEncoder().encode(words.text).length;
  const out: ComponentChildren[] = [];
  let at = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const from = start - words.span[0];
    const until = end - words.span[0];
    if (from < at || until > size || from >= until) continue;
    out.push(<Text>{bytes.slice(at, from)}</Text>, <mark><Text>{bytes.slice(from, until)}</Text></mark>);
    at = until;
  }
  out.push(<Text>{bytes.slice(at, size)}</Text>);
  return <>{out}</>;
}

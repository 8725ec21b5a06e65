// A say-so: who says it, through whom, in which words, how surely.
import type { Claim, ClaimRow, Span, Words } from './api';
import { Link, to } from './router';
import { Marked, Name, Text } from './text';
import { POLARITIES, capital, count, dayWords, statusWords } from './words';

type Print = { article: string; outlet: string | null; published: string | null; title?: string | null; path?: string };

/** Where it was printed: the outlet, else the article, else the file. */
const printer = (print: Print) => print.outlet ?? (print.title ? `“${print.title}”` : print.path ? 'file ' + print.path.split('/').pop() : 'outlet not named');

/** A say-so as the page shows it, whether it comes from a list or with its whole way to the bytes. */
export type Saying = {
  id: string; words: Words; marks: Span[]; sayers: string[]; anonymity: string | null;
  polarity: string; certainty: string; status: string; retracted: string | null; standing?: string;
  printed: Print[];
};

function fromChain(chain: string | null): string[] {
  return (chain ?? '').split(' <- ').reverse();
}

/** Without an act the outlet says it in its own words. */
export function sayingOfRow(row: ClaimRow): Saying {
  return {
    ...row, words: { span: [0, 0], text: row.words }, marks: [], sayers: row.act ? fromChain(row.speakers) : [], retracted: null,
    printed: [{ article: row.article, outlet: row.outlet, published: row.published }],
  };
}

function sayersOf(claim: Claim): string[] {
  const chain = fromChain(claim.chain);
  chain.pop(); // the outlet
  return chain.length ? chain : claim.speakers.map((speaker) => speaker.words.text).reverse();
}

export function sayingOf(claim: Claim, marks: Span[] = []): Saying {
  const anonymity = claim.speakers.map((speaker) => speaker.anonymity?.text).find(Boolean) ?? null;
  return {
    id: claim.id, words: claim.words, marks, sayers: claim.speakers.length ? sayersOf(claim) : [],
    anonymity, polarity: claim.polarity, certainty: claim.certainty,
    status: claim.status, retracted: claim.retracted,
    printed: [{ article: claim.article.id, outlet: claim.article.outlet, published: claim.article.published, title: claim.article.title, path: claim.source.path }],
  };
}

/** Reprints of the same words by the same speaker are one line that names all who print it. */
export function withoutReprints(sayings: Saying[]): Saying[] {
  const seen = new Map<string, Saying>();
  for (const saying of sayings) {
    const key = [saying.words.text.trim(), saying.sayers.join('|'), saying.polarity].join('\n');
    const before = seen.get(key);
    if (before) before.printed.push(...saying.printed);
    else seen.set(key, { ...saying, printed: [...saying.printed] });
  }
  return [...seen.values()];
}

const SHAPES: Record<string, string> = {
  '+': 'M1 1h10v10h-10z', // full
  '-': 'M1 1l10 10M11 1l-10 10', // crossed
  '?': 'M1 1h10v10h-10zM1 6h10', // half
};

/** Stance: a shape and a word for it; a hedge and a status beside it where they say something. */
export function Stance({ polarity, certainty, status }: { polarity: string; certainty: string; status: string }) {
  const word = POLARITIES[polarity] ?? 'leaves open';
  return (
    <span class="stance">
      <span class={'mark ' + (polarity === '-' ? 'denies' : polarity === '+' ? 'affirms' : 'open')}>
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true"><path d={SHAPES[polarity] ?? SHAPES['?']} /></svg>
        {word}
      </span>
      {certainty !== 'certain' && certainty !== 'unknown' && <span class="mark hedge">as {certainty}</span>}
      {statusWords(status) && <span class="mark status">{statusWords(status)}</span>}
    </span>
  );
}

/** "security sources, via Reuters, said:"; without a speaker the outlet itself. */
export function Sayers({ saying }: { saying: Saying }) {
  const [inner, ...outer] = saying.sayers;
  if (!inner) {
    const outlets = [...new Set(saying.printed.map((print) => print.outlet ?? 'an outlet not named'))];
    return <span class="sayers"><b><Name>{capital(outlets.join(', '))}</Name></b>, in {outlets.length > 1 ? 'their' : 'its'} own words:</span>;
  }
  return (
    <span class="sayers">
      <b><Name>{capital(inner)}</Name></b>
      {outer.map((name) => <>, via <Name>{name}</Name></>)}
      {saying.anonymity && <span class="anonymous"> (unnamed: “<Name>{saying.anonymity}</Name>”)</span>}
      {outer.length > 0 && saying.polarity !== '?' && ','}{saying.polarity === '?' ? ':' : ' said:'}
    </span>
  );
}

function Printed({ saying }: { saying: Saying }) {
  const first = saying.printed[0];
  const outlets = [...new Set(saying.printed.map(printer))];
  return (
    <span class="printed">
      {outlets.map((outlet, at) => {
        const print = saying.printed.find((one) => printer(one) === outlet)!;
        return <>{at > 0 && ', '}<Link to={to('article', print.article, { claim: at === 0 ? saying.id : '' })}><Name>{outlet}</Name></Link></>;
      })}
      {first.published && ', ' + dayWords(first.published)}
      {saying.printed.length > outlets.length && <>, {count(saying.printed.length, 'print')}</>}
      {' · '}<Link open to={to('article', first.article, { claim: saying.id })} aria-label={`Why: the bytes behind “${saying.words.text.slice(0, 60)}”`}>why</Link>
    </span>
  );
}

/** The item that j and k walk over. */
export function Quote({ saying }: { saying: Saying }) {
  return (
    <article class={'quote' + (saying.retracted ? ' retracted' : '')} data-item tabIndex={-1}>
      <p class="who"><Sayers saying={saying} /> <Stance {...saying} /></p>
      <blockquote dir="auto">
        {saying.marks.length ? <Marked words={saying.words} marks={saying.marks} /> : <Text>{saying.words.text}</Text>}
      </blockquote>
      {saying.retracted && <p class="note">Withdrawn: <Text>{saying.retracted}</Text></p>}
      {saying.standing && <p class="note">{saying.standing}</p>}
      <p class="where"><Printed saying={saying} /></p>
    </article>
  );
}

export function Quotes({ sayings }: { sayings: Saying[] }) {
  return <div class="quotes">{withoutReprints(sayings).map((saying) => <Quote key={saying.id} saying={saying} />)}</div>;
}

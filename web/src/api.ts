// What the server answers, and how the page asks. See docs/http.md.
import { useEffect, useState } from 'preact/hooks';

export type Span = [number, number];
export type Words = { span: Span; text: string };

export type EventRow = {
  id: string; first_day: string | null; last_day: string | null; type: string; mode: string | null;
  status: string; actors: string | null; recipients: string | null; actor_countries: string | null;
  recipient_countries: string | null; place: string | null; country: string | null;
  latitude: number | null; longitude: number | null; precision: string | null;
  killed_low: number | null; killed_best: number | null; killed_high: number | null;
  injured_low: number | null; injured_best: number | null; injured_high: number | null;
  reported: string | null; about: string | null; quad: number; claims: number; articles: number;
  outlets: number; text_origins: number; claim_origins: number; affirmed: number; denied: number;
  story: string | null; sensitivity?: string | null;
};

/** What a table or the map tells of an event. */
export const GLANCE = [
  'id', 'first_day', 'last_day', 'reported', 'type', 'status', 'about', 'actors', 'recipients', 'place', 'country', 'latitude', 'longitude',
  'precision', 'claims', 'claim_origins', 'denied',
] as const satisfies (keyof EventRow)[];
export type EventGlance = Pick<EventRow, (typeof GLANCE)[number]>;

export type ClaimRow = {
  id: string; published: string | null; outlet: string | null; speakers: string | null; act: string | null;
  polarity: string; certainty: string; status: string; words: string; article: string; anonymity: string | null;
};

export type DisputeRow = {
  id: string; question: string; type: string; actors: string | null; recipients: string | null;
  place: string | null; first_day: string | null; last_day: string | null; sides: number;
  claims: number; event: string;
};

export type StoryRow = {
  id: string; headline: string | null; first_day: string | null; last_day: string | null;
  events: number; articles: number; outlets: number; disputes: number;
};

export type ArticleRow = {
  id: string; published: string | null; outlet: string | null; title: string | null;
  outcome: string; reason: string | null; claims: number; origin: string | null;
  rests_on: string | null; retracted: string | null; url: string | null;
};

export type Speaker = {
  kind: string; words: Words; who: string | null; role: string | null;
  anonymity: Words | null; beside: number;
};

export type Party = { role: string; words: Words; who: string | null };

export type Claim = {
  id: string; words: Words; sentence: Words; polarity: string; certainty: string; status: string;
  cue: Words | null; act: string | null; rule: string; retracted: string | null; chain: string;
  speakers: Speaker[]; steps: string[];
  event?: { type: string; trigger: Words; parties?: Party[]; [key: string]: unknown };
  article: {
    id: string; outlet: string | null; title: string | null; published: string | null;
    url: string | null; origin: string | null; origin_by: string | null;
  };
  source: { path: string; position: number; format: string; sha256: string; bytes: Words | null };
};

export type Change = { change: string; was?: Words; is?: Words };
export type TextSpan = {
  start: number; end: number; kind: string; id: string | null; claim: string | null;
  explanation: string;
};

export type Article = {
  id: string; outlet: string | null; title: string | null; byline: string | null;
  published: string | null; language: string | null; outcome: string; reason: string | null;
  url: string | null; path: string; sha256: string; origin: string | null; origin_by: string | null;
  made_from: string | null; text: string; sentences: Span[]; spans: TextSpan[]; claims: Claim[];
  retracted?: string | null;
  version_of?: { id: string; published: string | null; changes: Change[] } | null;
  versions?: { id: string; published: string | null }[];
};

/** The event as one way of combining its reports tells it. */
export type Policy = {
  policy: string; status: string; mode: string | null; actors: string | null; recipients: string | null; place: string | null;
  first_day: string | null; last_day: string | null; killed_low: number | null; killed_best: number | null; killed_high: number | null;
  injured_low: number | null; injured_best: number | null; injured_high: number | null;
};
export type EventDetail = Omit<EventRow, 'claims'> & { claims: Claim[]; policies?: Policy[] };

export type Side = {
  answer: string; claims: Claim[]; joined_by?: Record<string, string | null>; text_origins: number; claim_origins: number;
  first_published: string | null; last_published: string | null;
};
export type DisputeDetail = DisputeRow & { answers: Side[] };

export type Figure = {
  event: string; unit: string; low: number | null; best: number | null; high: number | null;
  bound: string | null; counted: string | null; speaker: string | null; claim: string;
  outlet: string | null; published: string | null; revises: string | null;
};

export type List<Row> = {
  what: string; rows: Row[]; shown: number; total: number; selection: string; next: string | null;
};

export type Status = {
  ledger: string; version: string; schema: number; first_day: string | null;
  last_day: string | null; known_days: string[]; runs: number; packs: string[];
  writable: boolean; accounting: Record<string, number>; uncodable_reasons: [string, number][];
};

/** What the server says is wrong, in the words of its problem details. */
export class Problem extends Error {
  constructor(readonly status: number, title: string, readonly detail: string) {
    super(title);
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const told = await answer.json().catch(() => null);
  return new Problem(answer.status, told?.title ?? answer.statusText, told?.detail ?? '');
}

let asking = 0;

/** The page says that it waits: to the eye by the pointer, to a reader of the screen by aria-busy. */
export function waitFor(more: number): void {
  asking += more;
  document.getElementById('main')?.setAttribute('aria-busy', String(asking > 0));
}

export async function ask<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  waitFor(1);
  try {
    const answer = await fetch('/api/v1/' + path, { signal, credentials: 'same-origin' });
    if (!answer.ok) throw await problemOf(answer);
    return await answer.json();
  } finally {
    waitFor(-1);
  }
}

/** Sends a note or a rating: the only writes there are. */
export async function tell(path: string, body: Record<string, string>): Promise<void> {
  const answer = await fetch('/api/v1/' + path, {
    method: 'POST', credentials: 'same-origin', body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
  if (!answer.ok) throw await problemOf(answer);
}

/** A path with its parameters; what is not known is left out. */
export function query(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== null && value !== undefined && value !== '') written.set(name, String(value));
  const text = written.toString();
  return text ? `${path}?${text}` : path;
}

export type Asked<Answer> = { answer: Answer | null; problem: Problem | null; path: string | null };

/** Asks when the path changes; null asks nothing. The answer before stays until the next is here. */
export function useAsk<Answer>(path: string | null): Asked<Answer> {
  const [state, setState] = useState<Asked<Answer>>({ answer: null, problem: null, path: null });
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    ask<Answer>(path, stop.signal).then(
      (answer) => setState({ answer, problem: null, path }),
      (error) => {
        if (stop.signal.aborted) return;
        const problem = error instanceof Problem ? error : new Problem(0, 'The server does not answer', String(error));
        setState({ answer: null, problem, path });
      },
    );
    return () => stop.abort();
  }, [path]);
  return path === null ? { answer: null, problem: null, path } : state;
}

/** All rows of a list, page by page; each page is handed on as it comes. */
export async function askAll<Row>(path: string, take: (rows: Row[], total: number) => void, signal: AbortSignal, limit = 1000): Promise<void> {
  let next: string | null = null;
  do {
    const parameters: Record<string, string> = { limit: String(limit) };
    if (next) parameters.cursor = next;
    const answer: List<Row> = await ask(path + (path.includes('?') ? '&' : '?') + new URLSearchParams(parameters), signal);
    take(answer.rows, answer.total);
    next = answer.next;
  } while (next);
}

/** All rows of a list, once they are all here; null asks nothing. */
export function useAskAll<Row>(path: string | null): Row[] | null {
  const [rows, setRows] = useState<Row[] | null>(null);
  useEffect(() => {
    setRows(null);
    if (path === null) return;
    const stop = new AbortController();
    const all: Row[] = [];
    askAll<Row>(path, (more) => all.push(...more), stop.signal).then(() => setRows(all), () => undefined);
    return () => stop.abort();
  }, [path]);
  return rows;
}

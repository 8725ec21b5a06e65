// Notes and ratings of a person: beside the facts, never in them; they are only ever added.
import { useState } from 'preact/hooks';
import { type List, Problem, type Status, query, tell, useAsk } from './api';
import { Name, Text } from './text';
import { dayWords } from './words';

type Note = { target: string; text: string; author: string | null; written_at: string | null };
type Rating = { target: string; rating: string; meaning: string; rated_by: string | null; rated_at: string | null; reason: string | null };

function Field({ label, name, required = false }: { label: string; name: string; required?: boolean }) {
  return <label>{label} <input name={name} required={required} autocomplete="off" /></label>;
}

/** Sends what the fields of a form hold and says what came of it. */
function useSend(path: string, fixed: Record<string, string>, done: () => void) {
  const [said, setSaid] = useState('');
  const send = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const body = { ...fixed };
    new FormData(form).forEach((value, name) => (body[name] = String(value)));
    tell(path, body).then(
      () => {
        form.reset();
        setSaid('Written down.');
        done();
      },
      (error) => setSaid(error instanceof Problem ? `${error.message}. ${error.detail}` : 'The server does not answer.'),
    );
  };
  return { send, said };
}

export function NotesOf({ target, status, asOf }: { target: string; status: Status | null; asOf: string | null }) {
  const [written, setWritten] = useState(0);
  const path = query('notes', { as_of: asOf, limit: 1000 });
  const asked = useAsk<List<Note>>(written ? `${path}#${written}` : path);
  const { send, said } = useSend('notes', { target }, () => setWritten(written + 1));
  const notes = asked.answer?.rows.filter((note) => note.target === target) ?? [];
  if (!notes.length && !status?.writable) return null;
  return (
    <section class="notes">
      <h2>Notes</h2>
      {notes.map((note) => (
        <p class="person" dir="auto">
          <Text>{note.text}</Text> <span class="aside">— <Name>{note.author ?? 'somebody'}</Name>{note.written_at && ', ' + dayWords(note.written_at)}</span>
        </p>
      ))}
      {status?.writable && (
        <form onSubmit={send}>
          <label>Note <textarea name="text" required rows={2} /></label>
          <Field label="By" name="by" required />
          <button>Write it down</button> <span role="status">{said}</span>
        </form>
      )}
    </section>
  );
}

const RELIABILITY: [string, string][] = [
  ['A', 'completely reliable'], ['B', 'usually reliable'], ['C', 'fairly reliable'],
  ['D', 'not usually reliable'], ['E', 'unreliable'], ['F', 'cannot be judged'],
];
const CREDIBILITY: [string, string][] = [
  ['1', 'confirmed by others'], ['2', 'probably true'], ['3', 'possibly true'],
  ['4', 'doubtful'], ['5', 'improbable'], ['6', 'cannot be judged'],
];

function Scale({ label, name, scale }: { label: string; name: string; scale: [string, string][] }) {
  return (
    <label>
      {label}{' '}
      <select name={name}>{scale.map(([code, words]) => <option value={code} selected={words === 'cannot be judged'}>{code}: {words}</option>)}</select>
    </label>
  );
}

/** What persons have rated a source at, the latest last, and the form to rate it: reliability of a source and
    credibility of what it says, on the Admiralty scale. */
export function RatingsOf({ target, status, asOf }: { target: string; status: Status | null; asOf: string | null }) {
  const [written, setWritten] = useState(0);
  const path = query('ratings', { as_of: asOf, limit: 1000 });
  const asked = useAsk<List<Rating>>(written ? `${path}#${written}` : path);
  const { send, said } = useSend('ratings', { target }, () => setWritten(written + 1));
  const ratings = asked.answer?.rows.filter((rating) => rating.target === target) ?? [];
  return (
    <section class="notes">
      <h2>Ratings</h2>
      {!ratings.length && <p>Not rated.</p>}
      {ratings.map((rating) => (
        <p class="person">
          <b>{rating.rating}</b>, {rating.meaning}{rating.reason && <>: <Text>{rating.reason}</Text></>}{' '}
          <span class="aside">— <Name>{rating.rated_by ?? 'somebody'}</Name>{rating.rated_at && ', ' + dayWords(rating.rated_at)}</span>
        </p>
      ))}
      {status?.writable && <RatingForm target={target} send={send} said={said} />}
    </section>
  );
}

function RatingForm({ target, send, said }: { target: string; send: (event: Event) => void; said: string }) {
  return (
    <details>
      <summary>Rate <Name>{target}</Name></summary>
      <form onSubmit={send}>
        <Scale label="Reliability" name="reliability" scale={RELIABILITY} />
        <Scale label="Credibility" name="credibility" scale={CREDIBILITY} />
        <Field label="Reason" name="reason" />
        <Field label="By" name="by" required />
        <button>Write it down</button> <span role="status">{said}</span>
      </form>
    </details>
  );
}

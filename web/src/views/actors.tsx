// Actors: who does what to whom as a matrix of pairs, one pair or one actor over time.
import { useState } from 'preact/hooks';
import { type EventRow, type List, query, useAsk, useAskAll } from '../api';
import { countryName } from '../countries';
import { Series, type SeriesRow, drawnSince } from '../drawn/series';
import type { ViewProperties } from '../main';
import { EventTable, Table, TakeAway, Title, Trouble } from '../parts';
import { Link, to } from '../router';
import { Name } from '../text';
import { QUADS, count, daysWords } from '../words';

type Dyad = { actor: string; recipient: string; quad: number; events: number; claims: number; claim_origins: number; first_day: string | null; last_day: string | null };
type ActorRow = { name: string; country: string | null; sectors: string | null; kind: string; known: number; mentions: number; claims: number; articles: number };

const MOST = 12;

/** The names that stand in most events, on either side. */
function strongest(dyads: Dyad[], side: 'actor' | 'recipient'): string[] {
  const sums = new Map<string, number>();
  for (const dyad of dyads) sums.set(dyad[side], (sums.get(dyad[side]) ?? 0) + dyad.events);
  return [...sums].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST).map(([name]) => name);
}

function Matrix({ dyads }: { dyads: Dyad[] }) {
  const actors = strongest(dyads, 'actor');
  const recipients = strongest(dyads.filter((dyad) => actors.includes(dyad.actor)), 'recipient');
  const sums = new Map<string, number>();
  for (const dyad of dyads) {
    const key = dyad.actor + '\n' + dyad.recipient;
    sums.set(key, (sums.get(key) ?? 0) + dyad.events);
  }
  const most = Math.max(1, ...sums.values());
  return (
    <div class="table matrix" tabIndex={0} role="region" aria-label="Matrix of pairs">
      <table>
        <caption>Events by who did it (rows) and to whom (columns)</caption>
        <thead><tr><td />{recipients.map((name) => <th scope="col"><span><Name>{name}</Name></span></th>)}</tr></thead>
        <tbody>
          {actors.map((actor) => (
            <tr>
              <th scope="row"><Link to={to('actors', null, { actor })}><Name>{actor}</Name></Link></th>
              {recipients.map((recipient) => {
                const events = sums.get(actor + '\n' + recipient);
                if (!events) return <td />;
                const shade = 1 + Math.min(3, Math.floor((3.99 * events) / most));
                return <td class={'shade' + shade}><Link to={to('actors', null, { actor, recipient })} aria-label={`${actor} to ${recipient}: ${count(events, 'event')}`}>{events}</Link></td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActorTable({ rows }: { rows: ActorRow[] }) {
  return (
    <Table caption="Actors, most claims first" rows={rows} first={30} columns={[
      { head: 'Name', cell: (row) => <Link to={to('actors', null, { actor: row.name })}><Name>{row.name}</Name></Link> },
      { head: 'Kind', cell: (row) => row.kind.replace(/_/g, ' ') },
      { head: 'Country', cell: (row) => (row.country ? (countryName(row.country) ?? row.country) : '') },
      { head: 'Claims', cell: (row) => row.claims, number: true },
      { head: 'Mentions', cell: (row) => row.mentions, number: true },
      { head: 'Articles', cell: (row) => row.articles, number: true },
      { head: 'Known by', cell: (row) => (row.known ? 'a dictionary' : 'the text alone') },
    ]} />
  );
}

function Quads({ quad, choose }: { quad: number; choose: (quad: number) => void }) {
  return (
    <label>
      Show{' '}
      <select value={quad} onChange={(event) => choose(+event.currentTarget.value)}>
        <option value={0}>all events</option>
        {Object.entries(QUADS).map(([code, words]) => <option value={code}>{words}</option>)}
      </select>
    </label>
  );
}

/** One actor, or one pair: its events over time and as a table. */
function One({ actor, recipient, from, since, asOf }: { actor: string; recipient: string | null; from?: string | null; since: string | null; asOf: string | null }) {
  const asked = useAsk<List<EventRow>>(query('events', { actor, limit: 1000, as_of: asOf }));
  const series = useAskAll<SeriesRow>(recipient ? null : query('series', { actor, since, as_of: asOf }));
  const title = recipient ? `${actor} → ${recipient}` : actor;
  if (!asked.answer) return <Trouble asked={asked} />;
  const has = (column: string | null, name: string) => (column ?? '').split('; ').includes(name);
  const rows = recipient ? asked.answer.rows.filter((row) => has(row.actors, actor) && has(row.recipients, recipient)) : asked.answer.rows;
  const drawn: SeriesRow[] = recipient
    ? rows.map((row) => ({ day: row.first_day ?? row.reported, quad: row.quad, type: row.type, events: 1, claims: row.claims, claim_origins: row.claim_origins }))
    : (series ?? []);
  return (
    <>
      <p class="kicker"><Link to={to('actors')}>Actors</Link></p>
      <Title title={title}><Name>{actor}</Name>{recipient && <> → <Name>{recipient}</Name></>}</Title>
      <p class="lead">{count(rows.length, 'event')}{!recipient && asked.answer.total > rows.length && ` of ${asked.answer.total}`} in which {recipient ? 'the one acts on the other' : 'this name acts or is acted upon'}.</p>
      <Series rows={drawn} from={from} />
      <EventTable rows={rows} caption="Events" />
      <TakeAway path={query('events', { actor })} formats={['json', 'csv', 'jsonl', 'geojson', 'atom']} />
    </>
  );
}

export function ActorsView({ place, status, asOf }: ViewProperties) {
  const [quad, setQuad] = useState(0);
  const asked = useAsk<List<Dyad>>(query('dyads', { limit: 1000, as_of: asOf }));
  const actors = useAsk<List<ActorRow>>(query('actors', { limit: 200, as_of: asOf })).answer;
  const since = drawnSince(status?.last_day);
  const actor = place.parameters.get('actor');
  const series = useAskAll<SeriesRow>(status && !actor ? query('series', { since, as_of: asOf }) : null);
  if (actor) return <One actor={actor} recipient={place.parameters.get('recipient')} from={status?.first_day} since={since} asOf={asOf} />;
  if (!asked.answer) return <Trouble asked={asked} />;
  const dyads = asked.answer.rows.filter((dyad) => !quad || dyad.quad === quad);
  const [top] = [...dyads].sort((a, b) => b.events - a.events);
  return (
    <>
      <Title title="Actors">Who did what to whom</Title>
      <p class="lead">
        {count(asked.answer.total, 'pair')}. {top && top.events > 1 && <>Most events: <Name>{top.actor}</Name> → <Name>{top.recipient}</Name>, {QUADS[top.quad]}, {count(top.events, 'event')}.</>}
      </p>
      <p><Quads quad={quad} choose={setQuad} /></p>
      {dyads.length ? <Matrix dyads={dyads} /> : <p>No pair of this kind.</p>}
      <Table caption="Pairs" rows={dyads} first={15} columns={[
        { head: 'Who', cell: (row) => <Name>{row.actor}</Name> },
        { head: 'To whom', cell: (row) => <Link to={to('actors', null, { actor: row.actor, recipient: row.recipient })}><Name>{row.recipient}</Name></Link> },
        { head: 'What', cell: (row) => QUADS[row.quad] },
        { head: 'Events', cell: (row) => row.events, number: true },
        { head: 'Claims', cell: (row) => row.claims, number: true },
        { head: 'Origins of say-so', cell: (row) => row.claim_origins, number: true },
        { head: 'When', cell: (row) => daysWords(row.first_day, row.last_day) },
      ]} />
      {series && <Series rows={quad ? series.filter((row) => row.quad === quad) : series} from={status?.first_day} />}
      {actors && <ActorTable rows={actors.rows} />}
      <TakeAway path="dyads" formats={['json', 'csv', 'jsonl']} />
    </>
  );
}

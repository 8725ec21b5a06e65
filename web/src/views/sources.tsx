// Sources: what each outlet brings, what of it is its own, how it is rated, on which days it is silent.
import { type ClaimRow, type List, type Status, query, useAsk, useAskAll } from '../api';
import { Quotes, sayingOfRow } from '../claim';
import type { ViewProperties } from '../main';
import { RatingsOf } from '../notes';
import { Table, TakeAway, Title, Trouble } from '../parts';
import { Link, to } from '../router';
import { Name } from '../text';
import { count, dayAt, dayWords, daysFrom } from '../words';

type SourceRow = {
  outlet: string; articles: number; coded: number; claims: number; origins: number; reprints: number;
  resting_on_others: number; first_published: string | null; last_published: string | null; rating: string | null;
  alone?: number; first?: number; revised?: number;
};
type CoverageRow = { outlet: string | null; day: string | null; articles: number; coded: number; uncodable: number; quarantined: number; out_of_scope: number };

const MOST_DAYS = 62;

function Cell({ day, row }: { day: string; row: CoverageRow | undefined }) {
  const said = row ? count(row.articles, 'article') : 'silent';
  return <td class={row ? 'said' : 'silent'} title={`${dayWords(day)}: ${said}`}><span class="hidden">{said === 'silent' ? 'silent' : ''}</span>{row ? row.articles : '·'}</td>;
}

/** The months of these days, and how many of the days are theirs. */
function months(days: string[]): [string, number][] {
  const all = new Map<string, number>();
  for (const day of days) {
    const month = dayWords(day).replace(/^\d+ /, '');
    all.set(month, (all.get(month) ?? 0) + 1);
  }
  return [...all];
}

/** One row an outlet, one column a day; a silent day is a dot. */
function Coverage({ rows }: { rows: CoverageRow[] }) {
  const dated = rows.filter((row) => row.day);
  if (!dated.length) return null;
  const last = Math.max(...dated.map((row) => daysFrom(row.day!)));
  const first = Math.max(Math.min(...dated.map((row) => daysFrom(row.day!))), last - MOST_DAYS + 1);
  const days = Array.from({ length: last - first + 1 }, (_, at) => dayAt(first + at));
  const at = new Map(dated.map((row) => [`${row.outlet}\n${row.day}`, row]));
  const outlets = [...new Set(dated.map((row) => row.outlet ?? 'unknown'))].sort();
  const silent = outlets.reduce((sum, outlet) => sum + days.filter((day) => !at.has(`${outlet}\n${day}`)).length, 0);
  return (
    <section>
      <h2>Coverage</h2>
      <p>Articles by outlet and day, {dayWords(days[0])} to {dayWords(days[days.length - 1])}. Silent days: {silent} of {outlets.length * days.length}. A silent day says that the ledger holds nothing, not that nothing was written.</p>
      <div class="table calendar" tabIndex={0} role="region" aria-label="Coverage by outlet and day">
        <table>
          <caption class="hidden">Articles by outlet and day</caption>
          <thead>
            <tr><td />{months(days).map(([month, length]) => <th scope="colgroup" colSpan={length}>{length > 3 ? month : month.slice(0, 3)}</th>)}</tr>
            <tr><th scope="col">Outlet</th>{days.map((day) => <th scope="col"><abbr title={dayWords(day, true)}>{+day.slice(8)}</abbr></th>)}</tr>
          </thead>
          <tbody>
            {outlets.slice(0, 60).map((outlet) => (
              <tr><th scope="row"><Name>{outlet === 'unknown' ? 'Outlet not named' : outlet}</Name></th>{days.map((day) => <Cell day={day} row={at.get(`${outlet}\n${day}`)} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SourceTable({ rows }: { rows: SourceRow[] }) {
  const told = (key: 'alone' | 'first' | 'revised', head: string) =>
    rows.some((row) => row[key] !== undefined) ? [{ head, cell: (row: SourceRow) => row[key] ?? 0, number: true }] : [];
  return (
    <Table caption="Outlets, most articles first" rows={rows} columns={[
      { head: 'Outlet', cell: (row) => <Link to={to('sources', null, { outlet: row.outlet })}><Name>{row.outlet === 'unknown' ? 'Outlet not named' : row.outlet}</Name></Link> },
      { head: 'Articles', cell: (row) => row.articles, number: true },
      { head: 'Claims', cell: (row) => row.claims, number: true },
      { head: 'Own texts', cell: (row) => row.articles - row.reprints, number: true },
      { head: 'Reprints', cell: (row) => row.reprints, number: true },
      { head: 'Rest on others', cell: (row) => row.resting_on_others, number: true },
      ...told('alone', 'Alone with it'), ...told('first', 'First with it'), ...told('revised', 'Revised'),
      { head: 'Published', cell: (row) => (row.first_published ? `${dayWords(row.first_published)} – ${dayWords(row.last_published)}` : 'day not known') },
      { head: 'Rating', cell: (row) => row.rating ?? 'not rated' },
    ]} />
  );
}

type OutletArticle = { id: string; title: string | null; published: string | null; claims: number; origin: string | null; outcome: string };

function OneSource({ outlet, status, asOf }: { outlet: string; status: Status | null; asOf: string | null }) {
  const list = query('articles', { outlet: outlet === 'unknown' ? '' : outlet, limit: 200, as_of: asOf });
  const articles = useAsk<List<OutletArticle>>(outlet === 'unknown' ? null : list).answer;
  const claims = useAsk<List<ClaimRow>>(outlet === 'unknown' ? null : query('claims', { outlet, limit: 20, as_of: asOf })).answer;
  const name = outlet === 'unknown' ? 'Outlet not named' : outlet;
  return (
    <>
      <p class="kicker"><Link to={to('sources')}>Sources</Link></p>
      <Title title={name}><Name>{name}</Name></Title>
      {outlet === 'unknown' && <p>These articles came without the name of an outlet; each counts as an origin of its own.</p>}
      {articles && (
        <Table caption={`${count(articles.total, 'article')} of ${name}`} rows={articles.rows} columns={[
          { head: 'Published', cell: (row) => dayWords(row.published), day: true },
          { head: 'Title', cell: (row) => <Link to={to('article', row.id)}><Name>{row.title ?? 'without a title'}</Name></Link> },
          { head: 'Claims', cell: (row) => row.claims, number: true },
          { head: 'Text by', cell: (row) => <Name>{row.origin && !/^a[0-9a-f]{16}$/.test(row.origin) ? row.origin : name}</Name> },
        ]} />
      )}
      {claims && claims.rows.length > 0 && (
        <section>
          <h2>What it says <span class="aside">{claims.total > claims.rows.length ? `the latest ${claims.rows.length} of ${count(claims.total, 'claim')}` : count(claims.total, 'claim')}</span></h2>
          <Quotes sayings={claims.rows.map(sayingOfRow)} />
        </section>
      )}
      {outlet !== 'unknown' && <RatingsOf target={outlet} status={status} asOf={asOf} />}
      <TakeAway path={query('claims', { outlet })} formats={['json', 'csv', 'jsonl']} />
    </>
  );
}

export function SourcesView({ place, status, asOf }: ViewProperties) {
  const outlet = place.parameters.get('outlet');
  const asked = useAsk<List<SourceRow>>(query('sources', { limit: 1000, as_of: asOf }));
  const since = status?.last_day ? dayAt(daysFrom(status.last_day) - MOST_DAYS + 1) : null;
  const coverage = useAskAll<CoverageRow>(status ? query('coverage', { since, as_of: asOf }) : null);
  if (outlet) return <OneSource outlet={outlet} status={status} asOf={asOf} />;
  if (!asked.answer) return <Trouble asked={asked} />;
  const rows = asked.answer.rows;
  const rated = rows.filter((row) => row.rating && row.rating !== 'not rated').length;
  return (
    <>
      <Title title="Sources">Sources</Title>
      <p class="lead">{count(asked.answer.total, 'outlet')}, {rated ? count(rated, 'of them rated', 'of them rated') : 'none of them rated'}. One nobody has rated is never trusted by default.</p>
      <SourceTable rows={rows} />
      {coverage && <Coverage rows={coverage} />}
      <TakeAway path="sources" formats={['json', 'csv', 'jsonl']} />
    </>
  );
}

// What several views are made of: headings, tables, "take it away", what is wrong.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Asked, EventGlance, EventRow } from './api';
import { Link, to } from './router';
import { Name, Names } from './text';
import { count, dayWords, daysWords, eventTitle, figureWords } from './words';

/** The title of a view takes the focus when the view opens, so that it is read out and keys go on from it. */
export function Title({ children, title }: { children: ComponentChildren; title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title + ' · Sayso';
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}

export function Trouble({ asked }: { asked: Asked<unknown> }) {
  const problem = asked.problem;
  if (!problem) return <p class="waiting" role="status">Reading the ledger …</p>;
  if (problem.status === 401)
    return (
      <div role="alert">
        <Title title="Not let in">This page needs its key</Title>
        <p>Open the address that <code>sayso serve</code> printed in the terminal. It works once for each browser.</p>
      </div>
    );
  return (
    <div role="alert">
      <Title title={problem.message}>{problem.status === 404 ? 'Nothing here' : problem.message}</Title>
      <p>{problem.status === 404 ? 'The ledger holds nothing under this address, or did not yet on the day that it is looked at as of.' : problem.detail}</p>
      <p><Link to={to('brief')}>To the brief</Link></p>
    </div>
  );
}

/** Links to the same rows in the formats that tools read. */
export function TakeAway({ path, formats }: { path: string; formats: string[] }) {
  const [list, parameters] = path.split('?');
  const asOf = new URLSearchParams(location.search).get('as_of');
  const written = new URLSearchParams(parameters);
  if (asOf) written.set('as_of', asOf);
  return (
    <p class="take">
      Take it away:{' '}
      {formats.map((format, at) => (
        <>{at > 0 && ' · '}<a href={`/api/v1/${list}.${format}${written.size ? '?' + written : ''}`} download={`${list.replace(/\//g, '-')}.${format}`}>{format}</a></>
      ))}
    </p>
  );
}

type Column<Row> = { head: string; cell: (row: Row) => ComponentChildren; number?: boolean; day?: boolean };

const plain = (cell: ComponentChildren) => (typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell);

/** Rows beyond the first ones stand behind a button, so that a long list does not hold up the page. */
export function Table<Row>({ caption, columns, rows, first = 50 }: { caption: string; columns: Column<Row>[]; rows: Row[]; first?: number }) {
  const [most, setMost] = useState(first);
  return (
    <div class="table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead><tr>{columns.map((column) => <th scope="col" class={column.number ? 'number' : ''}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr data-item tabIndex={-1}>
              {columns.map((column) => <td class={column.number ? 'number' : column.day ? 'day' : ''}>{plain(column.cell(row))}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <button type="button" onClick={() => setMost(most + 200)}>{count(rows.length - most, 'more row')}</button>}
    </div>
  );
}

/** When it was; where nobody says so, the day of the first report. */
export function whenWords(event: EventGlance): string {
  if (event.first_day || !event.reported) return daysWords(event.first_day, event.last_day);
  return 'reported on ' + dayWords(event.reported);
}

/** "killed 12 to 40; injured 20", or nothing. */
type Tolls = Pick<EventRow, 'killed_low' | 'killed_best' | 'killed_high' | 'injured_low' | 'injured_best' | 'injured_high'>;

export function tolls(event: Tolls): string {
  const told: string[] = [];
  if (event.killed_low !== null) told.push('killed ' + figureWords(event.killed_low, event.killed_best, event.killed_high));
  if (event.injured_low !== null) told.push('injured ' + figureWords(event.injured_low, event.injured_best, event.injured_high));
  return told.join('; ');
}

export function EventLine({ event }: { event: EventRow }) {
  const where = event.place ? <>, <Name>{event.place}</Name></> : null;
  return (
    <>
      <Link to={to('event', event.id)}><Name>{eventTitle(event)}</Name></Link>
      <span class="aside">{where}, {whenWords(event)}{tolls(event) && <> · {tolls(event)}</>}</span>
    </>
  );
}

export function EventTable({ rows, caption }: { rows: EventGlance[]; caption: string }) {
  return (
    <Table caption={caption} rows={rows} columns={[
      { head: 'When', cell: (row) => whenWords(row), day: true },
      { head: 'What', cell: (row) => <Link to={to('event', row.id)}><Name>{eventTitle(row)}</Name></Link> },
      { head: 'Where', cell: (row) => <Names column={row.place} none="not said" /> },
      { head: 'Claims', cell: (row) => row.claims, number: true },
      { head: 'Origins of say-so', cell: (row) => row.claim_origins, number: true },
      { head: 'Deny', cell: (row) => row.denied || '', number: true },
    ]} />
  );
}

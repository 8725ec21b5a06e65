// The frame around each view: name of the ledger, views, search, the day it is looked at as of.
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Status, waitFor } from './api';
import { VIEWS, setSingleKeys, singleKeys, useKeys } from './keys';
import { Link, type Place, go, to } from './router';
import { Name } from './text';
import { count, dayWords } from './words';

/** The slider "as known on": the ledger as it was at the end of that day. Its end is all that is known. */
function AsKnown({ status, place }: { status: Status; place: Place }) {
  const days = status.known_days;
  const asOf = place.parameters.get('as_of');
  const last = days.length - 1;
  const at = asOf ? Math.max(0, days.findLastIndex((day) => day <= asOf)) : last;
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? at;
  const words = shown === last && !asOf ? 'now, with all that is in the ledger' : dayWords(days[shown], true);
  const set = (to: number) => {
    const url = new URL(location.href);
    if (to === last) url.searchParams.delete('as_of');
    else url.searchParams.set('as_of', days[to]);
    setMoving(null);
    go(url.pathname + url.search, true);
  };
  if (days.length < 2) return null;
  return (
    <label class="known">
      <span>As known on <b>{words}</b></span>
      <input type="range" min={0} max={last} value={shown} aria-valuetext={words}
        onInput={(event) => setMoving(+event.currentTarget.value)}
        onChange={(event) => set(+event.currentTarget.value)} />
    </label>
  );
}

const KEYS: [string, string][] = [
  ['j, k', 'next, previous item'], ['Enter', 'open it'], ['/', 'search'], ['u', 'back'],
  ...VIEWS.map((view): [string, string] => ['g ' + view.key, view.name]),
  ['[, ]', 'on the brief: the day before, after'], ['←, →', 'in a text: the marked words before, after'],
  ['Esc', 'leave a box, close this'], ['?', 'this help'],
];

function Help({ dialog }: { dialog: { current: HTMLDialogElement | null } }) {
  return (
    <dialog ref={dialog} aria-labelledby="help-title">
      <h2 id="help-title">Keys</h2>
      <dl class="keys">{KEYS.map(([key, what]) => <><dt><kbd>{key}</kbd></dt><dd>{what}</dd></>)}</dl>
      <p>
        <label>
          <input type="checkbox" defaultChecked={singleKeys()} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
          {' '}keys without Ctrl or Alt
        </label>
      </p>
      <form method="dialog"><button>Close</button></form>
    </dialog>
  );
}

function SearchBox({ place }: { place: Place }) {
  const search = (event: Event) => {
    event.preventDefault();
    const box = (event.currentTarget as HTMLFormElement).elements.namedItem('q') as HTMLInputElement;
    go(to('search', null, { q: box.value.trim() }));
  };
  const words = place.view === 'search' ? (place.parameters.get('q') ?? '') : '';
  return (
    <form role="search" class="search" onSubmit={search}>
      <input type="search" name="q" aria-label="Search articles, events, actors" placeholder="Search  ( / )" defaultValue={words} key={words} />
    </form>
  );
}

export function Shell({ status, place, children }: { status: Status | null; place: Place; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => waitFor(0), [place.view, place.id]); // a view that asks nothing does not wait
  useKeys(useCallback(() => dialog.current?.showModal(), []));
  return (
    <>
      <a class="skip" href="#main">To the content</a>
      <header>
        <div class="masthead">
          <Link to={to('brief')} class="name">Sayso</Link>
          {status && <span class="ledger"><Name>{status.ledger}</Name>, {count(status.accounting.articles ?? 0, 'article')}</span>}
          <SearchBox place={place} />
        </div>
        <nav aria-label="Views">
          {VIEWS.map((view) => (
            <Link to={to(view.view)} aria-current={place.view === view.view ? 'page' : undefined}>{view.name}</Link>
          ))}
          <button type="button" class="plain" onClick={() => dialog.current?.showModal()}>Keys (?)</button>
        </nav>
        {status && <AsKnown status={status} place={place} />}
      </header>
      <main id="main" tabIndex={-1} aria-busy="true" key={place.view + place.id}>{children}</main>
      <footer>
        <p>Sayso {status?.version}: who did what to whom, when, where, on whose say-so. Each line leads to the bytes it was read from.</p>
      </footer>
      <Help dialog={dialog} />
    </>
  );
}

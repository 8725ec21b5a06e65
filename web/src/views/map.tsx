// The map: where it is told to have been. Never a false pin: countries are shaded, towns and regions are circles
// as wide as what is not known; what has no place is counted in words.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type EventGlance, GLANCE, Problem, askAll, query } from '../api';
import { type Country, PLANE, Sheet, type Spot, type View, loadCountries } from '../drawn/atlas';
import { Gathered } from '../drawn/places';
import type { ViewProperties } from '../main';
import { EventTable, Table, TakeAway, Title, Trouble } from '../parts';
import { Name } from '../text';
import { count, dayAt, dayWords, daysFrom, precisionWords } from '../words';

const NEAR = 4; // from this scale on with the detailed borders
const MOST_SCALE = 60;
const MOST_ROWS = 5000; // of few columns: one after the other they are drawn soon, and a browser keeps each for the next time

/** All events, page by page; the view shows what is there so far. */
function useEvents(asOf: string | null) {
  const gathered = useMemo(() => new Gathered(), [asOf]);
  const [state, setState] = useState({ loaded: 0, total: 0, problem: null as Problem | null });
  useEffect(() => {
    const stop = new AbortController();
    const take = (rows: EventGlance[], total: number) => {
      gathered.add(rows);
      setState({ loaded: gathered.events.length, total, problem: null });
    };
    askAll<EventGlance>(query('events', { as_of: asOf, columns: GLANCE.join() }), take, stop.signal, MOST_ROWS).catch((error) => {
      if (!stop.signal.aborted) setState({ loaded: 0, total: 0, problem: error instanceof Problem ? error : new Problem(0, 'The server does not answer', '') });
    });
    return () => stop.abort();
  }, [asOf]);
  return { gathered, ...state };
}

function useCountries(detailed: boolean): Country[] {
  const [countries, setCountries] = useState<Country[]>([]);
  useEffect(() => void loadCountries(false).then((loaded) => setCountries((now) => (now.length ? now : loaded))), []);
  useEffect(() => {
    if (detailed) void loadCountries(true).then(setCountries);
  }, [detailed]);
  return countries;
}

/** The view in which all spots, or else the whole world, are seen. */
function fit(spots: Spot[], width: number, height: number): View {
  const seen = spots.filter((spot) => spot.events);
  const left = seen.length ? Math.min(...seen.map((spot) => spot.x - spot.radius)) - 15 : 0;
  const right = seen.length ? Math.max(...seen.map((spot) => spot.x + spot.radius)) + 15 : PLANE.width;
  const top = seen.length ? Math.min(...seen.map((spot) => spot.y - spot.radius)) - 15 : 0;
  const bottom = seen.length ? Math.max(...seen.map((spot) => spot.y + spot.radius)) + 15 : PLANE.height;
  const scale = Math.min(width / (right - left), height / (bottom - top), 12);
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 };
}

type CanvasProperties = { countries: Country[]; events: Map<string, number>; spots: Spot[]; detail: (near: boolean) => void; words: string };

/** Drag or arrows shift, wheel or + and - scale, 0 shows all. */
function Canvas({ countries, events, spots, detail, words }: CanvasProperties) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<View | null>(null);
  const told = useRef({ countries, events, spots });
  told.current = { countries, events, spots };
  const sheet = useMemo(() => new Sheet(), []);
  const frame = useRef(0);
  const rest = useRef(0);

  const paint = (moving: boolean) => {
    const element = canvas.current;
    if (!element) return;
    view.current ??= fit(told.current.spots, element.clientWidth, element.clientHeight);
    sheet.show(element, told.current, view.current, moving);
  };
  const soon = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => paint(true));
    clearTimeout(rest.current);
    rest.current = window.setTimeout(() => paint(false), 150);
  };
  const shift = (x: number, y: number) => {
    if (!view.current) return;
    view.current = { ...view.current, x: view.current.x + x, y: view.current.y + y };
    soon();
  };
  const zoom = (by: number, x: number, y: number) => {
    const now = view.current;
    if (!now) return;
    const scale = Math.max(0.4, Math.min(MOST_SCALE, now.scale * by));
    const ratio = scale / now.scale;
    view.current = { scale, x: x - (x - now.x) * ratio, y: y - (y - now.y) * ratio };
    detail(scale >= NEAR);
    soon();
  };

  useEffect(() => {
    const element = canvas.current!;
    const fitCanvas = () => {
      element.width = element.clientWidth * devicePixelRatio;
      element.height = element.clientHeight * devicePixelRatio;
      sheet.forget();
      paint(false);
    };
    const follow = new ResizeObserver(fitCanvas);
    follow.observe(element);
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && document.activeElement !== element) return; // the page scrolls over a map that nobody chose
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => {
      sheet.forget();
      soon();
    };
    dark.addEventListener('change', recolour);
    return () => {
      follow.disconnect();
      element.removeEventListener('wheel', wheel);
      dark.removeEventListener('change', recolour);
    };
  }, []);
  const fitted = useRef(0);
  useEffect(() => {
    if (spots.length && !fitted.current && canvas.current) {
      view.current = fit(spots, canvas.current.clientWidth, canvas.current.clientHeight);
      detail(view.current.scale >= NEAR);
    }
    fitted.current = spots.length;
    sheet.forget();
    soon();
  }, [countries, events, spots]);

  const key = (event: KeyboardEvent) => {
    const element = canvas.current!;
    const [x, y] = [element.clientWidth / 2, element.clientHeight / 2];
    const steps: Record<string, () => void> = {
      ArrowLeft: () => shift(60, 0), ArrowRight: () => shift(-60, 0), ArrowUp: () => shift(0, 60), ArrowDown: () => shift(0, -60),
      '+': () => zoom(1.5, x, y), '=': () => zoom(1.5, x, y), '-': () => zoom(1 / 1.5, x, y),
      '0': () => { view.current = null; soon(); },
    };
    if (!steps[event.key]) return;
    event.preventDefault();
    steps[event.key]();
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons & 1) shift(event.movementX, event.movementY);
  };
  const button = (words: string, by: number) => (
    <button type="button" onClick={() => zoom(by, canvas.current!.clientWidth / 2, canvas.current!.clientHeight / 2)}>{words}</button>
  );
  return (
    <div class="map">
      <canvas ref={canvas} tabIndex={0} role="application" aria-label={words + ' Arrows shift the map, plus and minus scale it, 0 shows all. The same stands in the table below.'}
        onKeyDown={key} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag} />
      <p class="map-buttons">
        {button('Closer', 1.5)} {button('Wider', 1 / 1.5)} <button type="button" onClick={() => { view.current = null; soon(); }}>Show all</button>
      </p>
    </div>
  );
}

/** Two handles over a bar for each day. */
function Brush({ days, range, choose }: { days: { first: number; last: number; counts: number[] }; range: [number, number]; choose: (range: [number, number]) => void }) {
  const most = Math.max(1, ...days.counts);
  const width = days.counts.length;
  const bars = days.counts.map((events, at) => (events ? `M${at} 40v${(-38 * events) / most - 1}h.9v${(38 * events) / most + 1}z` : '')).join('');
  const slider = (label: string, which: 0 | 1) => (
    <label>
      {label} <b>{dayWords(dayAt(range[which]))}</b>
      <input type="range" min={days.first} max={days.last} value={range[which]} aria-valuetext={dayWords(dayAt(range[which]))}
        onInput={(event) => {
          const value = +event.currentTarget.value;
          choose(which === 0 ? [Math.min(value, range[1]), range[1]] : [range[0], Math.max(value, range[0])]);
        }} />
    </label>
  );
  return (
    <div class="brush">
      <svg viewBox={`0 0 ${width} 40`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="chosen" x={range[0] - days.first} y={0} width={range[1] - range[0] + 1} height={40} />
        <path d={bars} />
      </svg>
      {slider('From', 0)} {slider('to', 1)}
    </div>
  );
}

/** "39 events: 9 at 4 places, 7 told only of 5 countries, 23 without a place on the map." */
function placesTold(all: number, atSpots: number, spots: number, inCountries: number, countries: number): string {
  const parts = [
    atSpots && `${atSpots.toLocaleString('en-GB')} at ${count(spots, 'place')}`,
    inCountries && `${inCountries.toLocaleString('en-GB')} told only of ${count(countries, 'country', 'countries')}`,
    all > atSpots + inCountries && `${(all - atSpots - inCountries).toLocaleString('en-GB')} without a place on the map`,
  ].filter(Boolean);
  return `${count(all, 'event')}: ${parts.join(', ')}.`;
}

export function MapView({ status, asOf }: ViewProperties) {
  const { gathered, loaded, total, problem } = useEvents(asOf);
  const [near, setNear] = useState(false);
  const [range, setRange] = useState<[number, number] | null>(null);
  const countries = useCountries(near);
  const days = useMemo(() => gathered.days(status?.first_day ? daysFrom(status.first_day) - 30 : -Infinity), [gathered, loaded, status]);
  const [first, last] = range ?? [days.first, days.last];
  const { spots, countries: shaded } = useMemo(() => {
    const chosen = gathered.choose(range);
    return { spots: [...chosen.spots], countries: chosen.countries };
  }, [gathered, loaded, range]);
  if (problem) return <Trouble asked={{ answer: null, problem, path: null }} />;
  if (!total) return <><Title title="Map">Map</Title><p role="status">Reading the ledger …</p></>;
  const within = range ? gathered.events.filter((_, at) => gathered.told[at].day >= first && gathered.told[at].day <= last) : gathered.events;
  const seen = spots.filter((spot) => spot.events);
  const inCountries = [...shaded.values()].reduce((sum, events) => sum + events, 0);
  const atSpots = seen.reduce((sum, spot) => sum + spot.events, 0);
  const anywhere = gathered.nowhere < gathered.events.length; // else there is no map to draw
  const words = placesTold(within.length, atSpots, seen.length, inCountries, shaded.size);
  const name = (code: string) => countries.find((country) => country.code === code)?.name ?? code;
  return (
    <>
      <Title title="Map">Map</Title>
      <p class="lead">{words}{loaded < total && ` Reading: ${loaded} of ${total}.`}</p>
      {anywhere && <p class="note">A circle is as wide as what is not known of the place; a shaded country means that no more than the country is told.</p>}
      {days.last > days.first && <Brush days={days} range={[first, last]} choose={setRange} />}
      {anywhere && <Canvas countries={countries} events={shaded} spots={spots} detail={setNear} words={words} />}
      {anywhere && <Table caption="Places" rows={[...seen.sort((a, b) => b.events - a.events).map((spot) => ({ name: spot.name, precision: spot.precision, events: spot.events })), ...[...shaded].map(([code, events]) => ({ name: name(code), precision: 'country', events }))]} first={20} columns={[
        { head: 'Place', cell: (row) => <Name>{row.name}</Name> },
        { head: 'How exactly', cell: (row) => precisionWords(row.precision) },
        { head: 'Events', cell: (row) => row.events, number: true },
      ]} />}
      <EventTable rows={within.slice(0, 500)} caption={within.length > 500 ? 'The latest 500 events of these days' : 'Events of these days'} />
      <TakeAway path="events" formats={['geojson', 'csv', 'json', 'jsonl', 'atom']} />
    </>
  );
}

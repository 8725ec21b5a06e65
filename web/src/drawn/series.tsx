// Events a day by kind, drawn with uPlot; each line has its own dashes beside its shade, and a table.
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { Table } from '../parts';
import { QUADS, count, dayAt, dayWords, daysFrom } from '../words';

export type SeriesRow = { day: string | null; quad: number; type: string; events: number; claims: number; claim_origins: number };

const DASHES: Record<number, number[]> = { 1: [2, 4], 2: [8, 4], 3: [4, 2, 1, 2], 4: [] };
const HEIGHT = 190;

const BEFORE = 30; // days before the first report that are drawn
const MOST_DAYS = 365;

/** From when on events are drawn: the year before the last report. */
export const drawnSince = (last: string | null | undefined) => (last ? dayAt(daysFrom(last) - MOST_DAYS) : null);

type Days = { days: number[]; quads: number[]; sums: Map<number, number[]>; earlier: number };

/** A sum for every day between the first and the last, zero where nothing is told. What is told of times long before
    the first report, of a war thirty years ago, is counted and not drawn. */
function byDay(rows: SeriesRow[], from: string | null | undefined): Days {
  const floor = from ? daysFrom(from) - BEFORE : -Infinity;
  const all = rows.filter((row) => row.day);
  const dated = all.some((row) => daysFrom(row.day!) >= floor) ? all.filter((row) => daysFrom(row.day!) >= floor) : all;
  const earlier = all.filter((row) => !dated.includes(row)).reduce((sum, row) => sum + row.events, 0);
  if (!dated.length) return { days: [], quads: [], sums: new Map(), earlier };
  const at = dated.map((row) => daysFrom(row.day!));
  const last = Math.max(...at);
  const first = Math.max(Math.min(...at), last - MOST_DAYS);
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const quads = [...new Set(dated.map((row) => row.quad))].sort();
  const sums = new Map(quads.map((quad) => [quad, days.map(() => 0)]));
  dated.forEach((row, index) => {
    if (at[index] >= first) sums.get(row.quad)![at[index] - first] += row.events;
  });
  return { days, quads, sums, earlier };
}

const shortDay = (day: number) => dayWords(dayAt(Math.round(day))).replace(/^(\d+ \w{3})\w* (\d+)$/, '$1 $2');

function options(quads: number[], points: boolean, width: number, ink: string, line: string): uPlot.Options {
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '12px system-ui' };
  return {
    width, height: HEIGHT, padding: [8, 44, 0, 8], legend: { show: false }, cursor: { show: false }, scales: { x: { time: true } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    axes: [{ ...axis, space: 90, incrs: [1, 2, 7, 14, 30, 91, 182, 365].map((days) => days * 86400), values: (_, at) => at.map((seconds) => shortDay(seconds / 86400)) }, { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] }],
    series: [{}, ...quads.map((quad): uPlot.Series => ({
      label: QUADS[quad], stroke: ink, width: quad === 4 ? 2.5 : 1.5, dash: DASHES[quad], points: { show: points, size: 5, fill: ink },
    }))],
  };
}

function Plot({ days, quads, sums, words }: Omit<Days, 'earlier'> & { words: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const style = getComputedStyle(element);
    const data = [days.map((day) => day * 86400), ...quads.map((quad) => sums.get(quad)!)] as uPlot.AlignedData;
    const plot = new uPlot(options(quads, days.length < 15, element.clientWidth, style.color, style.borderTopColor), data, element);
    const follow = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    follow.observe(element);
    return () => {
      follow.disconnect();
      plot.destroy();
    };
  }, [days.length, quads.join(), words]);
  return <div class="plot" ref={box} role="img" aria-label={words} />;
}

export function Series({ rows, from }: { rows: SeriesRow[]; from: string | null | undefined }) {
  const told = byDay(rows, from);
  if (!told.days.length) return null;
  const totals = told.days.map((_, at) => told.quads.reduce((sum, quad) => sum + told.sums.get(quad)![at], 0));
  const peak = totals.indexOf(Math.max(...totals));
  const words = `${count(totals.reduce((sum, one) => sum + one, 0), 'event')} from ${dayWords(dayAt(told.days[0]))} to ${dayWords(dayAt(told.days[told.days.length - 1]))}; most on ${dayWords(dayAt(told.days[peak]))}: ${totals[peak]}.`;
  const table = told.days.map((day, at) => ({ day, at })).filter(({ at }) => totals[at] > 0).reverse();
  return (
    <section class="series">
      <h2>Over time</h2>
      <p>{words}{told.earlier > 0 && ` ${count(told.earlier, 'event')} of earlier times ${told.earlier === 1 ? 'is' : 'are'} not drawn.`}</p>
      <div class="beside">
        <div>
          <Plot days={told.days} quads={told.quads} sums={told.sums} words={words} />
          <ul class="lines" aria-hidden="true">
            {told.quads.map((quad) => (
              <li><svg viewBox="0 0 30 6" width="30" height="6"><line x1="0" x2="30" y1="3" y2="3" stroke-width={quad === 4 ? 2.5 : 1.5} stroke-dasharray={DASHES[quad].join(' ')} /></svg> {QUADS[quad]}</li>
            ))}
          </ul>
        </div>
        <Table caption="Events by day" rows={table} first={10} columns={[
          { head: 'Day', cell: (row) => dayWords(dayAt(row.day)), day: true },
          ...told.quads.map((quad) => ({ head: QUADS[quad], cell: (row: { at: number }) => told.sums.get(quad)![row.at] || '', number: true })),
        ]} />
      </div>
    </section>
  );
}

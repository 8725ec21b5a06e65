// Events gathered by where they are told to be: shaded countries and circles; a brush over days chooses among them.
import type { EventGlance } from '../api';
import { daysFrom } from '../words';
import { type Spot, spotAt } from './atlas';

export type Told = { day: number; spot: Spot | null; country: string | null };

/** Grows as pages of events come in. */
export class Gathered {
  readonly told: Told[] = [];
  readonly events: EventGlance[] = [];
  private readonly at = new Map<string, Spot>();
  private ordered: Spot[] | null = null;
  nowhere = 0;

  add(rows: EventGlance[]): void {
    this.ordered = null;
    for (const row of rows) {
      const spot = this.spotOf(row);
      const country = row.precision === 'country' ? row.country : null;
      const day = row.first_day ?? row.reported;
      if (spot) spot.total++;
      else if (!country) this.nowhere++;
      this.told.push({ day: day ? daysFrom(day) : NaN, spot, country });
      this.events.push(row);
    }
  }

  private spotOf(row: EventGlance): Spot | null {
    if (row.latitude === null || row.longitude === null || row.precision === 'country') return null;
    const key = `${row.latitude},${row.longitude},${row.precision}`;
    const before = this.at.get(key);
    if (before) return before;
    const place = spotAt(row.latitude, row.longitude, row.precision ?? 'none');
    if (!place) return null;
    const spot: Spot = { ...place, name: row.place ?? '', precision: row.precision ?? 'none', events: 0, days: [], total: 0 };
    this.at.set(key, spot);
    return spot;
  }

  /** Counts the events of these days, or all, at each spot and in each country. */
  choose(range: [number, number] | null): { spots: Spot[]; countries: Map<string, number> } {
    this.ordered ??= [...this.at.values()].sort((a, b) => b.total - a.total);
    const countries = new Map<string, number>();
    for (const spot of this.ordered) spot.events = 0;
    for (const { day, spot, country } of this.told) {
      if (range && !(day >= range[0] && day <= range[1])) continue;
      if (spot) spot.events++;
      else if (country) countries.set(country, (countries.get(country) ?? 0) + 1);
    }
    return { spots: this.ordered, countries };
  }

  /** First and last day, from `from` on, and how many events each day between them has. */
  days(from: number): { first: number; last: number; counts: number[] } {
    const all = this.told.map((one) => one.day).filter((day) => day >= from);
    if (!all.length) return { first: 0, last: 0, counts: [0] };
    const last = all.reduce((a, b) => Math.max(a, b));
    const first = Math.max(all.reduce((a, b) => Math.min(a, b)), last - 1500);
    const counts = new Array<number>(last - first + 1).fill(0);
    for (const day of all) if (day >= first) counts[day - first]++;
    return { first, last, counts };
  }
}

// Search: full text, with what the hits are of, from whom, when, where.
import { query, useAsk } from '../api';
import { countryName } from '../countries';
import type { ViewProperties } from '../main';
import { TakeAway, Title, Trouble } from '../parts';
import { Link, go, to } from '../router';
import { Marked, Name, Text } from '../text';
import { capital, count, dayWords, typeName } from '../words';

type Hit = { kind: string; id: string; title: string | null; snippet: string | null; hits: [number, number][] | null; published: string | null; outlet: string | null };
type Found = { rows: Hit[]; shown: number; total: number; next: string | null; facets: Record<string, [string, number][]> };

/* What a facet's value is called as a parameter of the search. */
const FACETS: Record<string, string> = { outlet: 'Outlet', type: 'Kind of event', country: 'Country', month: 'Month' };

function facetWords(facet: string, value: string): string {
  if (facet === 'type') return capital(typeName(value));
  if (facet === 'month') return dayWords(value + '-01').slice(2);
  return facet === 'country' ? (countryName(value) ?? value) : value;
}

function monthDays(month: string): { since: string; until: string } {
  const last = new Date(Date.UTC(+month.slice(0, 4), +month.slice(5, 7), 0)).getUTCDate();
  return { since: month + '-01', until: `${month}-${last}` };
}

const FILTERS = ['outlet', 'type', 'country', 'since', 'until'];

function Facets({ found, parameters }: { found: Found; parameters: Record<string, string> }) {
  const shown = Object.entries(FACETS).filter(([facet]) => (found.facets?.[facet] ?? []).length > 1);
  const active = FILTERS.filter((name) => parameters[name]);
  return (
    <aside class="facets" aria-label="Narrow the search">
      {active.length > 0 && <p><Link to={to('search', null, { q: parameters.q })}>Drop the filters</Link> ({active.map((name) => parameters[name]).join(', ')})</p>}
      {shown.map(([facet, head]) => (
        <section>
          <h2>{head}</h2>
          <ul class="plain-list">
            {found.facets[facet].slice(0, 10).map(([value, number]) => (
              <li><Link to={to('search', null, { ...parameters, ...(facet === 'month' ? monthDays(value) : { [facet]: value }) })}><Name>{facetWords(facet, value)}</Name></Link> <span class="aside">{number}</span></li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}

const address = (hit: Hit) => (hit.kind === 'actor' ? to('actors', null, { actor: hit.title ?? hit.id }) : to(hit.kind, hit.id));

/** An event's title begins with the code of its type. */
function hitTitle(hit: Hit): string {
  const code = /^([A-Z]+), /.exec(hit.title ?? '');
  if (hit.kind === 'claim') return capital(hit.title ?? 'somebody') + ':';
  return hit.kind === 'event' && code ? `${capital(typeName(code[1]))}: ${hit.title!.slice(code[0].length).replace(/; /g, ', ')}` : hit.title || 'without a title';
}

function Result({ hit }: { hit: Hit }) {
  const words = { span: [0, 0] as [number, number], text: hit.snippet ?? '' };
  return (
    <li data-item tabIndex={-1}>
      <p class="kicker">{capital(hit.kind)}{hit.outlet && <> · <Name>{hit.outlet}</Name></>}{hit.published && ` · ${dayWords(hit.published)}`}</p>
      <p class="found"><Link to={address(hit)}><bdi><Text>{hitTitle(hit)}</Text></bdi></Link></p>
      {hit.snippet && (hit.snippet !== hit.title || hit.hits?.length) && <p dir="auto" class="snippet"><Marked words={words} marks={hit.hits ?? []} /></p>}
    </li>
  );
}

export function SearchView({ place, asOf }: ViewProperties) {
  const parameters: Record<string, string> = {};
  for (const name of ['q', 'kind', ...FILTERS]) {
    const value = place.parameters.get(name);
    if (value) parameters[name] = value;
  }
  const words = parameters.q ?? '';
  const path = query('search', { ...parameters, as_of: asOf });
  const asked = useAsk<Found>(words ? path : null);
  const found = asked.answer;
  const search = (event: Event) => {
    event.preventDefault();
    const box = (event.currentTarget as HTMLFormElement).elements.namedItem('words') as HTMLInputElement;
    go(to('search', null, { q: box.value.trim() }));
  };
  return (
    <>
      <Title title={words ? `Search: ${words}` : 'Search'}>{words ? <>Search: “<bdi><Text>{words}</Text></bdi>”</> : 'Search'}</Title>
      {!words && (
        <form onSubmit={search} class="big-search">
          <label>Words in articles, names in events <input name="words" autocomplete="off" /></label> <button>Search</button>
        </form>
      )}
      {words && !found && <Trouble asked={asked} />}
      {words && found && (
        <>
          <p class="lead" role="status">{count(found.rows.length, 'hit')}{found.next && ' and more'}, best first.</p>
          <div class="searching">
            <Facets found={found} parameters={parameters} />
            <ol class="results">{found.rows.map((hit) => <Result key={hit.kind + hit.id} hit={hit} />)}</ol>
          </div>
          <TakeAway path={query('articles', parameters)} formats={['json', 'csv', 'jsonl', 'atom']} />
        </>
      )}
    </>
  );
}

// An article: its text with every span explained, and of each claim the way down to the bytes.
import { useEffect, useState } from 'preact/hooks';
import { type Article, type Change, type Claim, query, useAsk } from '../api';
import { Sayers, Stance, sayingOf } from '../claim';
import type { ViewProperties } from '../main';
import { NotesOf } from '../notes';
import { TakeAway, Title, Trouble } from '../parts';
import { Link, Out, type Place, go, to } from '../router';
import { Name, Text } from '../text';
import { capital, count, dayWords, plainWords, statusWords, typeName } from '../words';
import { SpannedText } from './spans';

const SIGNS: Record<string, string> = { changed: 'changed', added: 'added', dropped: 'dropped' };

/** Sentences changed, added, dropped between two versions, in words and not by colour alone. */
export function Changes({ changes }: { changes: Change[] }) {
  if (!changes.length) return <p>The sentences are the same.</p>;
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li data-item tabIndex={-1}>
          <span class="mark">{SIGNS[change.change] ?? change.change}</span>{' '}
          {change.was && <del dir="auto"><Text>{change.was.text}</Text></del>}{change.was && change.is && ' → '}
          {change.is && <ins dir="auto"><Text>{change.is.text}</Text></ins>}
        </li>
      ))}
    </ul>
  );
}

function Coded({ claim }: { claim: Claim }) {
  if (!claim.event) return <p>What is said is no event of the codebook.</p>;
  const status = statusWords(claim.status);
  const named = (role: string) => (claim.event?.parties ?? []).filter((party) => party.role === role);
  return (
    <dl class="facts">
      <dt>What</dt><dd>{typeName(claim.event.type)}{status && `, ${status}`}: “<Text>{claim.event.trigger.text}</Text>”</dd>
      {[['actor', 'Who'], ['recipient', 'Whom']].map(([role, head]) => named(role).length > 0 && (
        <><dt>{head}</dt><dd>{named(role).map((party, at) => <>{at > 0 && ', '}“<Name>{party.words.text}</Name>”{party.who && <span class="aside"> <Name>{plainWords(party.who)}</Name></span>}</>)}</dd></>
      ))}
    </dl>
  );
}

/** From a claim down to the bytes: words, sentence, steps of the reading, the file and where in it. */
function Why({ claim }: { claim: Claim }) {
  const saying = sayingOf(claim);
  const bytes = claim.source.bytes;
  return (
    <section class="why" aria-label="Why: the way down to the bytes">
      <p><Sayers saying={saying} /> <Stance {...saying} /></p>
      <blockquote dir="auto"><Text>{claim.words.text}</Text></blockquote>
      {claim.retracted && <p class="note">Withdrawn: <Text>{claim.retracted}</Text></p>}
      <Coded claim={claim} />
      <h3>How it was read</h3>
      <ol class="steps">{claim.steps.map((step) => <li><Text>{step}</Text></li>)}</ol>
      <h3>The bytes behind it</h3>
      <dl class="facts bytes">
        <dt>File</dt><dd><code><Text>{claim.source.path}</Text></code></dd>
        {bytes && <><dt>Bytes</dt><dd>{claim.source.position + bytes.span[0]} to {claim.source.position + bytes.span[1]}</dd></>}
        {bytes && <><dt>They read</dt><dd><code dir="auto"><Text>{bytes.text}</Text></code></dd></>}
        <dt>SHA-256</dt><dd><code class="hash">{claim.source.sha256}</code></dd>
      </dl>
      <TakeAway path={'why/' + claim.id} formats={['txt', 'json']} />
    </section>
  );
}

function Provenance({ article }: { article: Article }) {
  const own = !article.origin || article.origin === article.id || article.origin === article.outlet;
  return (
    <p class="lead">
      <Name>{article.outlet ?? 'Outlet not named'}</Name>{article.byline && <>, by <Name>{article.byline}</Name></>}, {dayWords(article.published, true)}.{' '}
      {!own && !/^a[0-9a-f]{16}$/.test(article.origin!) && <>The text is from <b><Name>{article.origin}</Name></b> (<Text>{plainReason(article.origin_by)}</Text>). </>}
      {article.made_from && <><Link to={to('article', article.made_from)}>Made from an earlier article</Link>. </>}
      <Out url={article.url} />
    </p>
  );
}

/** The reason without the id at its end: ids are not for reading. */
function plainReason(reason: string | null): string {
  return (reason ?? 'nothing else known').replace(/,? with a[0-9a-f]{16}/, '');
}

function Version({ article }: { article: Article }) {
  const later = (article.versions ?? []).filter((version) => version.id !== article.id && version.id !== article.version_of?.id);
  if (!article.version_of && !later.length) return null;
  return (
    <section>
      <h2>Versions</h2>
      {article.version_of && (
        <>
          <p>Since the <Link to={to('article', article.version_of.id)}>version of {dayWords(article.version_of.published)}</Link>: {count(article.version_of.changes.length, 'sentence')} differ.</p>
          <Changes changes={article.version_of.changes} />
        </>
      )}
      {later.map((version) => <p>There is another: <Link to={to('article', version.id)}>version of {dayWords(version.published)}</Link>.</p>)}
    </section>
  );
}

const choose = (id: string, claim: string | null) => go(to('article', id, { claim }), true);

function ClaimList({ article, chosen }: { article: Article; chosen: string | null }) {
  return (
    <section>
      <h2>{count(article.claims.length, 'claim')}</h2>
      <ol class="claims">
        {article.claims.map((claim) => {
          const saying = sayingOf(claim);
          return (
            <li data-item tabIndex={-1} key={claim.id} class={claim.id === chosen ? 'chosen' : ''}>
              <Sayers saying={saying} /> <Stance {...saying} />{claim.event && <span class="aside"> {typeName(claim.event.type)}: “<Text>{claim.event.trigger.text}</Text>”</span>}
              <button type="button" class="quoted" data-open aria-pressed={claim.id === chosen} onClick={() => choose(article.id, claim.id)}>
                “<Text>{claim.words.text}</Text>”
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function ArticleView({ place, status, asOf }: ViewProperties) {
  const asked = useAsk<Article>(query('articles/' + encodeURIComponent(place.id), { as_of: asOf }));
  const article = asked.answer;
  const chosen = place.parameters.get('claim');
  const claim = article?.claims.find((one) => one.id === chosen);
  useEffect(() => {
    const why = document.querySelector('.why');
    const top = why?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight * 0.7) why?.scrollIntoView({ block: 'start' });
  }, [claim?.id]);
  if (!article || article.id !== place.id) return <Trouble asked={asked} />;
  return (
    <>
      <p class="kicker">Article{article.outcome !== 'coded' && ` · ${article.outcome.replace(/_/g, ' ')}`}</p>
      <Title title={article.title ?? 'Article without a title'}><bdi><Text>{article.title ?? 'An article without a title'}</Text></bdi></Title>
      <Provenance article={article} />
      {article.reason && <p class="note">{capital(article.outcome.replace(/_/g, ' '))}: <Text>{article.reason}</Text></p>}
      {article.retracted && <p class="note">Withdrawn: <Text>{article.retracted}</Text></p>}
      <div class="reading">
        <SpannedText article={article} chosen={chosen} choose={(id) => choose(article.id, id)} />
        <div class="side-panel">{claim ? <Why claim={claim} /> : <p class="note">Choose a claim, in the text or in the list, to see how it was read and the bytes behind it.</p>}</div>
      </div>
      <ClaimList article={article} chosen={chosen} />
      <Version article={article} />
      <NotesOf target={chosen ?? article.id} status={status} asOf={asOf} />
      <TakeAway path={query('claims', { article: article.id })} formats={['json', 'csv', 'jsonl', 'geojson']} />
    </>
  );
}

/** /claim/ID leads on to the claim in its article. */
export function ClaimView({ place, asOf }: { place: Place; asOf: string | null }) {
  const asked = useAsk<Claim>(query('claims/' + encodeURIComponent(place.id), { as_of: asOf }));
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!asked.answer || gone) return;
    setGone(true);
    go(to('article', asked.answer.article.id, { claim: asked.answer.id }), true);
  }, [asked.answer]);
  return <Trouble asked={asked} />;
}

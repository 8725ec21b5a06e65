// Method and limits: what was read with which knowledge, how well it reads, what it does not do.
import { query, useAsk } from '../api';
import type { ViewProperties } from '../main';
import { Table, Title, Trouble } from '../parts';
import { Text } from '../text';
import { capital, count } from '../words';

type Method = { results: { title: string; columns: string[]; rows: string[][] }[]; limits: string };

const OUTCOMES: [string, string][] = [
  ['coded', 'read to the end'], ['uncodable', 'nothing in them is an event of the codebook'],
  ['duplicate', 'the same article again'], ['quarantined', 'set aside as damaged or too large'],
  ['out_of_scope', 'in another language, or otherwise out of scope'],
];

export function MethodView({ status, asOf }: ViewProperties) {
  const asked = useAsk<Method>(query('method', {}));
  const method = asked.answer;
  if (!status || !method) return <Trouble asked={asked} />;
  const accounting = OUTCOMES.filter(([outcome]) => outcome in status.accounting);
  return (
    <>
      <Title title="Method and limits">Method and limits</Title>
      <p class="lead">
        {count(status.accounting.articles ?? 0, 'article')} in {count(status.runs, 'run')}{asOf && ' (the whole ledger, whatever day is chosen above)'}. Every
        claim is read by rules and small networks from the words of an article; nothing is written by a language model.
      </p>
      <Table caption="What became of the articles" rows={accounting} columns={[
        { head: 'Outcome', cell: ([outcome]) => capital(outcome.replace(/_/g, ' ')) },
        { head: 'Meaning', cell: ([, meaning]) => meaning },
        { head: 'Articles', cell: ([outcome]) => status.accounting[outcome], number: true },
      ]} />
      {status.uncodable_reasons.length > 0 && (
        <Table caption="Why some were not coded" rows={status.uncodable_reasons} columns={[
          { head: 'Reason', cell: ([reason]) => <Text>{reason}</Text> },
          { head: 'Articles', cell: ([, number]) => number, number: true },
        ]} />
      )}
      <section class="limits">
        <h2>Limits</h2>
        {method.limits.split(/\n\s*\n/).filter((block) => block.trim()).map((block) => <p>{block.replace(/^[*-] /, '')}</p>)}
      </section>
      <section>
        <h2>How well it reads</h2>
        <p>Measured against data that people have marked, on parts that were not used for building.</p>
        {method.results.map((result) => (
          <Table caption={capital(result.title)} rows={result.rows} first={100}
            columns={result.columns.map((head, at) => ({ head: capital(head), cell: (row: string[]) => row[at] }))} />
        ))}
      </section>
      <p class="note">Sayso {status.version}, schema {status.schema}. Knowledge: {status.packs.map((pack) => <code class="hash">{pack} </code>)}</p>
    </>
  );
}

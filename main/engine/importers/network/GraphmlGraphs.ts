import type { Reject, Source } from '../reader';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import { bothWays, undirectedNote } from './network';
import type { Network, Tie } from './network';
import type { XmlListener } from './readXml';

interface Key {
  readonly name: string;
  readonly type: string;
  readonly domain: string;
  fallback: string | null;
}

interface Node {
  readonly id: string;
  readonly line: number;
  readonly facts: Map<string, string>;
}

interface Edge {
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly facts: Map<string, string>;
}

/** A graph, with the nodes and edges of the graphs within its nodes. */
interface Graph {
  readonly name: string | null;
  readonly nodes: Map<string, Node>;
  readonly edges: Edge[];
  readonly rejects: { readonly ties: Reject[]; readonly actors: Reject[] };
}

type Attributes = ReadonlyMap<string, string>;

/** What is not kept of a GraphML file, by the element or attribute that it stands in. */
const unkept: Readonly<Record<string, string>> = {
  port: 'Ports of nodes',
  sourceport: 'Ends of edges at ports',
  drawing: 'Drawings of nodes and edges, but for their labels',
  graph: 'Data of graphs',
};

/** Listens to a GraphML text and keeps its graphs. */
export class GraphmlGraphs implements XmlListener {
  readonly #source: Source;
  readonly #keys = new Map<string, Key>();
  readonly #graphs: Graph[] = [];
  /** Whether edges of the graphs that are open have a direction. */
  readonly #directed: boolean[] = [];
  /** The nodes and edges that are open, innermost last. */
  readonly #owners: (Node | Edge)[] = [];
  readonly #lost = new Map<string, number>();
  #key: Key | null = null;
  #field: 'data' | 'default' | 'label' | null = null;
  #text = '';
  #hyperedge = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  open(name: string, attributes: Attributes, line: number): void {
    if (name === 'key') this.#addKey(attributes);
    else if (name === 'graph') this.#openGraph(attributes);
    else if (name === 'node') this.#openNode(attributes, line);
    else if (name === 'edge') this.#openEdge(attributes, line);
    else if (name === 'hyperedge') this.#openHyperedge(line);
    else if (name === 'port') this.#lose('port');
    else if (name === 'data') this.#openData(attributes);
    else if (name === 'default') [this.#field, this.#text] = ['default', ''];
    else if (name === 'NodeLabel' || name === 'EdgeLabel') [this.#field, this.#text] = ['label', ''];
    else if (this.#field === 'data') {
      this.#field = null;
      this.#lose('drawing');
    }
  }

  text(text: string): void {
    if (this.#field) this.#text += text;
  }

  close(name: string): void {
    if (name === 'graph') this.#directed.pop();
    else if (name === 'hyperedge') this.#hyperedge--;
    else if (name === 'node' || name === 'edge') this.#owners.pop();
    else if (name === 'key') this.#key = null;
    else if (name === 'data' || name === 'default') this.#closeValue();
    else if (name === 'NodeLabel' || name === 'EdgeLabel') this.#closeLabel();
  }

  /** The graphs as networks; `notes` are put first of each one's own. */
  networks(notes: readonly string[]): readonly Network[] {
    const lost = [...this.#lost].map(([what, count]) => `${unkept[what] ?? what}: ${count}, not kept.`);
    return this.#graphs.map(graph => {
      const undirected = graph.edges.filter(({ directed }) => !directed).length;
      const ties = graph.edges.flatMap(edge => this.#ties(edge, graph));
      const actors = [...graph.nodes.values()].map(({ id, line, facts }) => {
        const all = this.#withDefaults(facts, 'node');
        const called = nameKeys.find(key => all.has(key));
        const name = called === undefined ? null : (all.get(called) ?? null);
        if (called !== undefined) all.delete(called);
        return { id, name, line, facts: all };
      });
      return {
        name: graph.name,
        actors,
        ties,
        texts: new Set(
          [...this.#keys.values()].filter(({ type }) => type === 'string').map(({ name }) => name),
        ),
        notes: [...notes, ...undirectedNote(undirected), ...lost],
        rejects: graph.rejects,
      };
    });
  }

  #addKey(attributes: Attributes): void {
    const id = attributes.get('id') ?? '';
    this.#key = {
      name: attributes.get('attr.name') ?? id,
      type: attributes.get('attr.type') ?? '',
      domain: attributes.get('for') ?? 'all',
      fallback: null,
    };
    this.#keys.set(id, this.#key);
  }

  #openGraph(attributes: Attributes): void {
    const inner = this.#directed.length > 0;
    this.#directed.push(attributes.get('edgedefault') !== 'undirected');
    if (inner) return;
    const name = attributes.get('id') ?? null;
    this.#graphs.push({ name, nodes: new Map(), edges: [], rejects: { ties: [], actors: [] } });
  }

  #openNode(attributes: Attributes, line: number): void {
    const graph = this.#graph(line);
    const id = attributes.get('id') ?? '';
    const node = { id, line, facts: new Map<string, string>() };
    const outer = this.#owners.at(-1);
    if (outer && 'id' in outer) node.facts.set('parent', outer.id);
    this.#owners.push(node);
    const reason =
      id === '' ? 'A node without an id' : graph.nodes.has(id) ? 'A node of this id is there already' : null;
    if (reason === null) graph.nodes.set(id, node);
    else graph.rejects.actors.push({ line, column: 'actor_id', value: id, reason });
  }

  #openEdge(attributes: Attributes, line: number): void {
    const own = attributes.get('directed');
    const directed = own === undefined ? this.#directed.at(-1) !== false : own === 'true' || own === '1';
    const [from, to] = [attributes.get('source') ?? '', attributes.get('target') ?? ''];
    const edge = { line, from, to, directed, facts: new Map<string, string>() };
    if (attributes.has('sourceport') || attributes.has('targetport')) this.#lose('sourceport');
    this.#graph(line).edges.push(edge);
    this.#owners.push(edge);
  }

  #openHyperedge(line: number): void {
    this.#hyperedge++;
    const reason = 'A hyperedge joins more than two nodes at once, which a tie cannot';
    this.#graph(line).rejects.ties.push({ line, column: null, value: null, reason });
  }

  #openData(attributes: Attributes): void {
    const id = attributes.get('key') ?? '';
    this.#key = this.#keys.get(id) ?? { name: id, type: '', domain: 'all', fallback: null };
    [this.#field, this.#text] = ['data', ''];
  }

  #closeValue(): void {
    const [key, field, owner] = [this.#key, this.#field, this.#owners.at(-1)];
    this.#field = null;
    if (key && field === 'default') key.fallback = this.#text.trim();
    if (!key || field !== 'data') return;
    if (owner && this.#hyperedge === 0) {
      if (this.#text.trim() !== '') owner.facts.set(key.name, this.#text.trim());
    } else this.#lose('graph');
  }

  /** yEd keeps the words of a node within its drawing. */
  #closeLabel(): void {
    const owner = this.#owners.at(-1);
    if (owner && this.#text.trim() !== '') owner.facts.set('label', this.#text.trim());
    this.#field = null;
  }

  #ties({ line, from, to, directed, facts }: Edge, { nodes, rejects }: Graph): readonly Tie[] {
    const unknown = nodes.has(from) ? (nodes.has(to) ? null : to) : from;
    if (unknown !== null) {
      rejects.ties.push({
        line,
        column: null,
        value: `${from} → ${to}`,
        reason: `There is no node ${unknown}`,
      });
      return [];
    }
    const all = this.#withDefaults(facts, 'edge');
    const [weight, kind] = [taken(all, ['weight']), taken(all, ['kind', 'relation'])];
    const tie = { line, from, to, weight, kind, facts: all };
    return directed ? [tie] : bothWays(tie);
  }

  #withDefaults(facts: ReadonlyMap<string, string>, domain: string): Map<string, string> {
    const all = new Map(facts);
    for (const { name, domain: own, fallback } of this.#keys.values())
      if (fallback !== null && !all.has(name) && (own === domain || own === 'all')) all.set(name, fallback);
    return all;
  }

  #graph(line: number): Graph {
    const graph = this.#directed.length > 0 ? this.#graphs.at(-1) : undefined;
    if (graph) return graph;
    const { path } = this.#source;
    throw new Failure('file', `${path} has a node or edge outside a graph.`, placeIn(this.#source, line));
  }

  #lose(what: string): void {
    this.#lost.set(what, (this.#lost.get(what) ?? 0) + 1);
  }
}

/** Keys that hold what a node is called, the likeliest first. */
const nameKeys = ['label', 'name', 'Label', 'Name'];

function taken(facts: Map<string, string>, names: readonly string[]): string | null {
  const key = [...facts.keys()].find(name => names.includes(name.toLowerCase()));
  const value = key === undefined ? undefined : facts.get(key);
  if (key !== undefined) facts.delete(key);
  return value ?? null;
}

import { canonicalOrder } from './canonicalOrder';
import { communities } from './communities';
import { components } from './components';
import { graphOf, renumbered } from './graph';
import type { Graph } from './graph';
import type { MethodFunction } from '../../main/contract/method';
import { shortestPaths } from './shortestPaths';
import { triangles } from './triangles';

const gives = {
  mutual_dyads: 'INTEGER',
  in_degree_centralisation: 'DOUBLE',
  out_degree_centralisation: 'DOUBLE',
  weak_components: 'INTEGER',
  isolates: 'INTEGER',
  transitivity: 'DOUBLE',
  average_path_length: 'DOUBLE',
  diameter: 'INTEGER',
  modularity: 'DOUBLE',
  communities: 'INTEGER',
} as const;

/** Measures of one network as a whole: how many actors there are, and its ties as pairs of their numbers. */
export const summaryMeasures: MethodFunction<readonly ['INTEGER', 'INTEGER[]', 'INTEGER[]'], typeof gives> = {
  name: 'network_summary_measures',
  takes: ['INTEGER', 'INTEGER[]', 'INTEGER[]'],
  gives,
  compute(size, from, to) {
    const given = graphOf(size ?? 0, from, to);
    const graph = renumbered(given, canonicalOrder(given));
    const { modularity, community } = communities(graph);
    const { pairs, closed } = triangles(graph);
    const { out, longest } = shortestPaths(graph);
    return {
      mutual_dyads: mutualDyads(graph),
      in_degree_centralisation: centralisation(graph.into),
      out_degree_centralisation: centralisation(graph.out),
      weak_components: new Set(components(graph)).size,
      isolates: graph.around.filter(({ length }) => length === 0).length,
      transitivity: ratio(total(closed), total(pairs)),
      average_path_length: ratio(total(out.sum), total(out.others)),
      diameter: longest === 0 ? null : longest,
      modularity,
      communities: new Set(community).size,
    };
  },
};

/** A mutual dyad is one neighbour on either side, where its two ties are counted one by one. */
function mutualDyads({ out, around }: Graph): number {
  const ties = out.reduce((sum, { length }) => sum + length, 0);
  const dyads = around.reduce((sum, { length }) => sum + length, 0) / 2;
  return ties - dyads;
}

/** Freeman's without loops: the sum of what each degree lacks to the largest, by the most that it can be, (n − 1)². */
function centralisation(ties: readonly Int32Array[]): number | null {
  const degrees = ties.map(({ length }) => length);
  const largest = degrees.reduce((most, degree) => Math.max(most, degree), 0);
  return ratio(
    degrees.reduce((sum, degree) => sum + largest - degree, 0),
    (ties.length - 1) ** 2,
  );
}

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

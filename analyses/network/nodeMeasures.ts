import { canonicalOrder } from './canonicalOrder';
import { communities } from './communities';
import { components, numberedBySize } from './components';
import { coreness } from './coreness';
import { graphOf, renumbered } from './graph';
import type { Graph } from './graph';
import { layout } from './layout';
import type { MethodFunction } from '../../main/contract/method';
import { pageRank } from './pageRank';
import { shortestPaths } from './shortestPaths';
import { triangles } from './triangles';

const gives = {
  in_degree: 'INTEGER[]',
  out_degree: 'INTEGER[]',
  degree: 'INTEGER[]',
  betweenness: 'DOUBLE[]',
  betweenness_normalised: 'DOUBLE[]',
  closeness_out: 'DOUBLE[]',
  closeness_in: 'DOUBLE[]',
  harmonic_out: 'DOUBLE[]',
  harmonic_in: 'DOUBLE[]',
  pagerank: 'DOUBLE[]',
  coreness: 'INTEGER[]',
  clustering: 'DOUBLE[]',
  component: 'INTEGER[]',
  community: 'INTEGER[]',
  x: 'DOUBLE[]',
  y: 'DOUBLE[]',
} as const;

/** Measures of every actor of one network: how many actors there are, and its ties as pairs of their numbers. */
export const nodeMeasures: MethodFunction<readonly ['INTEGER', 'INTEGER[]', 'INTEGER[]'], typeof gives> = {
  name: 'network_node_measures',
  takes: ['INTEGER', 'INTEGER[]', 'INTEGER[]'],
  gives,
  compute(size, from, to) {
    const given = graphOf(size ?? 0, from, to);
    const order = canonicalOrder(given);
    const graph = renumbered(given, order);
    const back = places(order);
    const whole = (values: Int32Array) => back.map(place => values[place] ?? 0);
    const real = (values: Float64Array) => Float64Array.from(back, place => values[place] ?? 0);
    const paths = pathMeasures(graph);
    const { pairs, closed } = triangles(graph);
    const { x, y } = layout(graph);
    return {
      ...degrees(given),
      betweenness: real(paths.betweenness),
      betweenness_normalised: real(paths.betweennessNormalised),
      closeness_out: real(paths.closenessOut),
      closeness_in: real(paths.closenessIn),
      harmonic_out: real(paths.harmonicOut),
      harmonic_in: real(paths.harmonicIn),
      pagerank: real(pageRank(graph)),
      coreness: whole(coreness(graph)),
      clustering: real(closed.map((count, actor) => count / (pairs[actor] ?? 0))),
      component: numberedBySize(whole(components(graph))),
      community: numberedBySize(whole(communities(graph).community)),
      x: real(x),
      y: real(y),
    };
  },
};

function degrees({ out, into }: Graph) {
  const sent = Int32Array.from(out, ({ length }) => length);
  const received = Int32Array.from(into, ({ length }) => length);
  return {
    in_degree: received,
    out_degree: sent,
    degree: sent.map((count, actor) => count + (received[actor] ?? 0)),
  };
}

/** Undefined values are 0/0, which is NaN. */
function pathMeasures(graph: Graph) {
  const { betweenness, out, into } = shortestPaths(graph);
  const others = graph.size - 1;
  const closeness = ({ others: reached, sum }: typeof out) =>
    reached.map((count, actor) => (count / others) * (count / (sum[actor] ?? 0)));
  return {
    betweenness,
    betweennessNormalised: betweenness.map(value => value / (others * (others - 1))),
    closenessOut: closeness(out),
    closenessIn: closeness(into),
    harmonicOut: out.inverse,
    harmonicIn: into.inverse,
  };
}

/** Where each actor stands in an order. */
function places(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  order.forEach((actor, index) => (place[actor] = index));
  return place;
}

import type { Method, MethodColumn, MethodInput } from '../../main/contract/method';

const network: MethodColumn = {
  name: 'network',
  type: 'any',
  purpose: 'the network that the row belongs to; rows without one are a network of their own',
};

const tiesOf = (name: string): MethodInput => ({
  name,
  optional: false,
  columns: [
    network,
    { name: 'from_actor', type: 'any', purpose: 'who the tie goes out from' },
    { name: 'to_actor', type: 'any', purpose: 'whom it goes to' },
  ],
});

const actors: MethodInput = {
  name: 'actors',
  optional: true,
  columns: [
    network,
    {
      name: 'actor_id',
      type: 'as the actors',
      purpose: 'everybody asked, so that who has no tie counts too',
    },
  ],
};

const number = (name: string, purpose: string): MethodColumn => ({ name, type: 'number', purpose });
const count = (name: string, purpose: string): MethodColumn => ({ name, type: 'integer', purpose });

const summary: Method = {
  name: 'network_summary',
  purpose: 'How dense, returned, centralised and connected each directed network is.',
  inputs: [tiesOf('ties'), actors],
  options: [],
  gives: [
    network,
    count('nodes', 'actors'),
    count('ties', 'distinct directed ties, without loops'),
    number('density', 'ties / (nodes × (nodes − 1))'),
    count('mutual_dyads', 'pairs with a tie either way'),
    count('asymmetric_dyads', 'pairs with a tie one way'),
    count('null_dyads', 'pairs without a tie'),
    number('reciprocity', 'ties that are returned / ties'),
    number('dyad_reciprocity', 'mutual dyads / dyads with any tie'),
    number('mean_degree', 'ties / nodes: the mean in-degree, which is the mean out-degree'),
    number('in_degree_centralisation', 'Freeman, without loops: sum(max − d) / (n − 1)²'),
    number('out_degree_centralisation', 'the same of out-degrees'),
    count('weak_components', 'parts that no tie connects, single actors among them'),
    count('isolates', 'actors without a tie'),
    number('transitivity', 'closed pairs of neighbours / pairs of neighbours, ties without direction'),
    number('average_path_length', 'mean of directed distances over pairs of which one reaches the other'),
    count('diameter', 'the longest of these distances'),
    number('modularity', 'of the best partition found, ties without direction, a mutual one once'),
    count('communities', 'its parts, single actors among them'),
    { name: 'note', type: 'text', purpose: 'what was ignored or is not defined, and why' },
  ],
  example: "FROM network_summary('ties', actors := 'actors')",
};

const nodes: Method = {
  name: 'network_nodes',
  purpose: 'Degrees, centralities, community and place of every actor of each directed network.',
  inputs: [tiesOf('ties'), actors],
  options: [],
  gives: [
    network,
    { name: 'actor_id', type: 'as the actors', purpose: 'the actor' },
    count('in_degree', 'ties received'),
    count('out_degree', 'ties sent'),
    count('degree', 'both together; a mutual tie counts twice'),
    number('betweenness', 'sum of the shares of shortest directed paths that pass through the actor'),
    number('betweenness_normalised', 'by (n − 1)(n − 2)'),
    number('closeness_out', 'Wasserman and Faust, along ties sent; NULL for who reaches nobody'),
    number('closeness_in', 'the same along ties received'),
    number('harmonic_out', 'sum of inverse distances to others'),
    number('harmonic_in', 'sum of inverse distances from others'),
    number('pagerank', 'damping 0.85, adding up to 1'),
    count('coreness', 'of the k-core, ties sent and received counted'),
    number('clustering', 'pairs of neighbours with a tie / pairs of neighbours; NULL below two neighbours'),
    count('component', 'weak component, 1 the largest'),
    count('community', 'community of largest modularity, 1 the largest'),
    number('x', 'place across, in lengths of a tie, the same every time'),
    number('y', 'place upwards'),
  ],
  example: "FROM network_nodes('ties', actors := 'actors')",
};

const dyads: Method = {
  name: 'network_dyads',
  purpose: 'Every pair with a tie, and whether it goes both ways or one.',
  inputs: [tiesOf('ties')],
  options: [],
  gives: [
    network,
    { name: 'actor_a', type: 'as the actors', purpose: 'the sender, or of a mutual pair the first by name' },
    { name: 'actor_b', type: 'as the actors', purpose: 'the other' },
    { name: 'kind', type: 'text', purpose: '`mutual` or `asymmetric`' },
  ],
  example: "FROM network_dyads('ties')",
};

const change: Method = {
  name: 'network_change',
  purpose: 'Which ties of each network stayed, came and went between two times.',
  inputs: [tiesOf('before'), tiesOf('after')],
  options: [],
  gives: [
    network,
    count('kept', 'ties in both'),
    count('formed', 'ties only in the second'),
    count('dissolved', 'ties only in the first'),
    number('jaccard', 'kept / (kept + formed + dissolved); NULL without ties'),
  ],
  example: "FROM network_change('ties_before', 'ties_after')",
};

export const methods: readonly Method[] = [summary, nodes, dyads, change];

import { isListOf, isRecord } from '../../../contract/check';
import { Failure } from '../../../contract/failure';
import type { PlanDetail, PlanStep, QueryPlan } from '../../../contract/plan';
import { passing, stepTitle } from './stepTitle';

type Facts = Readonly<Record<string, unknown>>;

/** Reads the plan that DuckDB writes as JSON: a list of steps, or what it measured with the steps in it. */
export function readPlan(json: string, title: string): QueryPlan {
  const written: unknown = JSON.parse(json);
  const isTimed = isRecord(written);
  const names = new Map<string, string>();
  let last = 0;
  const read = (node: Facts): PlanStep => {
    const info = isRecord(node['extra_info']) ? node['extra_info'] : {};
    const operator = textOf(node['operator_name'] ?? node['name']).trim();
    const details = detailsOf(info);
    const cte = textOf(info['CTE Name']);
    if (cte !== '') names.set(textOf(info['Table Index']), cte);
    const id = String(++last);
    return {
      ...{ id, title: stepTitle(operator, details, names), operator, details: details.filter(isTold) },
      expected: numberOf(info['Estimated Cardinality']),
      rows: isTimed ? numberOf(node['operator_cardinality']) : null,
      milliseconds: isTimed ? seconds(node['operator_timing']) : null,
      steps: nodesIn(node['children']).map(read),
    };
  };
  const roots = isTimed ? nodesIn(written['children']).flatMap(withoutFrame) : nodesIn(written);
  if (roots.length === 0) throw new Failure('bug', 'The plan of the statement could not be read.');
  return {
    title,
    steps: roots.map(root => withoutPassing(read(root))),
    milliseconds: isTimed ? seconds(written['latency']) : null,
  };
}

/** The plan without the steps that only pass columns on; their time goes to the step whose rows they pass, which says so. */
function withoutPassing(step: PlanStep): PlanStep {
  const [only, ...others] = step.steps;
  if (step.title !== passing || !only || others.length > 0)
    return { ...step, steps: step.steps.map(withoutPassing) };
  const below = withoutPassing(only);
  const milliseconds =
    step.milliseconds === null || below.milliseconds === null ? null : step.milliseconds + below.milliseconds;
  const details = below.details.filter(({ name }) => name !== alsoDone.name);
  return { ...below, milliseconds, details: [...details, alsoDone] };
}

const alsoDone: PlanDetail = { name: 'Also', values: ['passes columns on to the next step'] };

const isRecords = isListOf(isRecord);

function nodesIn(value: unknown): readonly Facts[] {
  return isRecords(value) ? value : [];
}

/** The statement that explains is itself a step, which does nothing. */
function withoutFrame(node: Facts): readonly Facts[] {
  return /EXPLAIN_ANALYZE|RESULT_COLLECTOR|^QUERY$/.test(textOf(node['operator_name']))
    ? nodesIn(node['children']).flatMap(withoutFrame)
    : [node];
}

function detailsOf(info: Facts): readonly PlanDetail[] {
  return Object.entries(info)
    .map(([name, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map(textOf).filter(text => text !== '');
      return { name, values: name === 'Table' ? values.map(tableName) : values };
    })
    .filter(({ values }) => values.length > 0);
}

/** A table as people know it: of one that files fill, each file is a table inside of the engine. */
function tableName(qualified: string): string {
  const [, quotedName, name = qualified] = /(?:"((?:[^"]|"")*)"|([^."]+))$/.exec(qualified) ?? [];
  const plain = quotedName?.replaceAll('""', '"') ?? name;
  return /^study\.files\./.test(qualified) ? plain.replace(': ', ', ') : plain;
}

/** What stands in a column of its own, or means nothing to a person. */
function isTold({ name }: PlanDetail): boolean {
  return !['Estimated Cardinality', 'Table Index', 'CTE Index', 'Type'].includes(name);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function numberOf(value: unknown): number | null {
  const number = Number(value);
  return textOf(value) === '' || !Number.isFinite(number) ? null : number;
}

function seconds(value: unknown): number | null {
  const number = numberOf(value);
  return number === null ? null : number * 1000;
}

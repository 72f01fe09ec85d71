type Payload = Readonly<Record<string, unknown>>;

/**
 * Members of a WCO declaration that belong to one consignment or one message and are wrong in any other: its own
 * reference, what customs gave it, when it was issued, what amends it, and the papers under which its goods moved.
 */
const SAID_ONCE: readonly (readonly string[])[] = [
  ['FunctionalReferenceID'],
  ['ID'],
  ['AcceptanceDateTime'],
  ['IssueDateTime'],
  ['Amendment'],
  ['GoodsShipment', 'UCR'],
  ['GoodsShipment', 'Consignment', 'TransportContractDocument'],
  ['GoodsShipment', 'Consignment', 'TransportEquipment'],
];

const isTree = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The payload without what must be said anew, and where that was. A payload of another sort keeps everything. */
export function withoutOnce(payload: Payload): { readonly payload: Payload; readonly leftOut: string[] } {
  let left: Payload = payload;
  const leftOut: string[] = [];
  // What is a declaration says so: other kinds have an ID of their own meaning.
  if (!('FunctionalReferenceID' in payload)) return { payload, leftOut };
  for (const path of SAID_ONCE) {
    const next = without(left, path);
    if (next === left) continue;
    left = next;
    leftOut.push(`/payload/${path.join('/')}`);
  }
  return { payload: left, leftOut };
}

function without(tree: Payload, [name = '', ...rest]: readonly string[]): Payload {
  if (!Object.hasOwn(tree, name)) return tree;
  if (rest.length === 0) {
    const { [name]: _gone, ...others } = tree;
    return others;
  }
  const inner = tree[name];
  if (!isTree(inner)) return tree;
  const changed = without(inner, rest);
  return changed === inner ? tree : { ...tree, [name]: changed };
}

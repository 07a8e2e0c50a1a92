export type Child = Node | string | null | false;

/** Attributes by name: `true` sets it empty, `false` and null leave it out; functions listen to `on…`. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | null | ((event: Event) => void)>
>;

/** Creates an element. Text children become text nodes, so nothing that is passed can become markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children.filter(isShown));
  return node;
}

/** Replaces everything in a node. */
export function fill(node: Element, ...children: readonly Child[]): void {
  node.replaceChildren(...children.filter(isShown));
}

/** The page's own element of that id; a page without it is broken, so it throws. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const node = document.getElementById(id);
  if (!(node instanceof kind)) throw new Error(`the page has no #${id}`);
  return node;
}

let lastId = 0;

/** An id that no other element has. */
export function freshId(prefix: string): string {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** For screen readers only. */
export function unseen(text: string): HTMLElement {
  return el("span", { class: "unseen" }, text);
}

function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.replace(/^on/, ""), value);
    else if (value !== null && value !== false)
      node.setAttribute(name, value === true ? "" : `${value}`);
  }
}

function isShown(child: Child): child is Node | string {
  return child !== null && child !== false && child !== "";
}

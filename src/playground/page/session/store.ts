/** Holds one value; tells everybody who watches when a part of it that they use has changed. */
export interface Store<S> {
  get(): S;
  update(change: (state: S) => S): void;
  /** Calls `show` now, and again whenever one of the parts is another one. */
  watch(parts: (state: S) => readonly unknown[], show: (state: S, before: S | null) => void): void;
}

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const watchers: ((before: S) => void)[] = [];
  return {
    get: () => state,
    update(change) {
      const before = state;
      state = change(state);
      if (state !== before) for (const tell of watchers) tell(before);
    },
    watch(parts, show) {
      let shown = parts(state);
      show(state, null);
      watchers.push((before) => {
        const current = parts(state);
        if (current.every((part, index) => Object.is(part, shown[index]))) return;
        shown = current;
        show(state, before);
      });
    },
  };
}

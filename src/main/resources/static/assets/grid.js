/* A grid of numbers one works in as in a spreadsheet: the targets.

   table[data-grid]                 the grid; its cells are the inputs with data-cell inside, by row and column of the table.
                                    A row without such an input is skipped, a cell that is text only keeps its place
     input[data-cell]               one number; data-before="400000" is what "the period before" fills in,
                                    data-average, data-seasonal likewise for other ways (any name works)
   form or div[data-grid-bar]       the bar above it, data-grid-bar="id of the table"
     [data-grid-count]              shown while cells are selected; data-one, data-many with {0} for the number
     select[data-grid-from]         where values come from: the option's value is the name of a data attribute ("before"),
                                    or "value" to fill the number typed beside it into all
     input[data-grid-plus]          percent added to each value, or the value itself
     button[data-grid-fill]         fills the selected cells
     button[data-grid-act]          "down", "right", "undo" or "redo": what the keys below do, for those who point
   [data-grid-said]                 status line for what was pasted, filled, taken back or done again; data-pasted, data-filled,
                                    data-undone, data-redone, data-left (cells that are not open), each with {0} for the number

   Arrows and Enter move, with Shift they select; clicking and dragging select. Ctrl+V pastes a block from a spreadsheet, Ctrl+D
   fills down, Ctrl+R right, Ctrl+Z takes the last change back, step by step, Ctrl+Y does it again. Nothing is sent before the
   form is. */
const grids = new WeakMap();

class Grid {
  constructor(table) {
    this.table = table;
    this.anchor = null;
    this.end = null;
    this.done = [];
    this.undone = [];
    this.entered = null;
  }

  /* Rows that have open cells, each a map from the column's number to its input. */
  rows() {
    return [...this.table.tBodies].flatMap(body => [...body.rows]).map(row => {
      const cells = new Map();
      let column = 0;
      for (const cell of row.cells) {
        const input = cell.querySelector("input[data-cell]");
        if (input) cells.set(column, input);
        column += cell.colSpan;
      }
      return { row, cells };
    }).filter(({ row, cells }) => cells.size > 0 || row.hasAttribute("data-grid-row"));
  }

  place(input) {
    const rows = this.rows();
    for (let y = 0; y < rows.length; y++)
      for (const [x, cell] of rows[y].cells) if (cell === input) return { x, y };
    return null;
  }

  at(place) { return this.rows()[place.y]?.cells.get(place.x) ?? null; }

  /* The next open cell in a direction, over closed ones. */
  next({ x, y }, dx, dy) {
    const rows = this.rows();
    const columns = Math.max(0, ...rows.flatMap(({ cells }) => [...cells.keys()])) + 1;
    for (x += dx, y += dy; y >= 0 && y < rows.length && x >= 0 && x < columns; x += dx, y += dy)
      if (rows[y].cells.has(x)) return { x, y };
    return null;
  }

  select(anchor, end) {
    this.anchor = anchor;
    this.end = end;
    const chosen = new Set(this.selected());
    this.rows().forEach(({ cells }, y) => cells.forEach((input, x) => {
      const cell = input.closest("td, th");
      const on = chosen.has(input) && chosen.size > 1;
      cell.classList.toggle("sel", on);
      cell.classList.toggle("first", on && y === Math.min(anchor.y, end.y));
      cell.classList.toggle("last", on && y === Math.max(anchor.y, end.y));
    }));
    bar(this.table, count => {
      count.hidden = chosen.size === 0;
      count.textContent = say(count, chosen.size === 1 ? "one" : "many", chosen.size);
    });
  }

  selected() {
    if (!this.anchor) return [];
    const [top, bottom] = [this.anchor.y, this.end.y].sort((a, b) => a - b);
    const [left, right] = [this.anchor.x, this.end.x].sort((a, b) => a - b);
    return this.rows().slice(top, bottom + 1).flatMap(({ cells }) =>
      [...cells].filter(([x]) => x >= left && x <= right).sort(([a], [b]) => a - b).map(([, input]) => input));
  }

  /* Remembers a change as [input, before, after] for each cell; what was taken back before is forgotten. */
  remember(change) {
    if (change.length === 0) return;
    this.done.push(change);
    this.undone = [];
  }

  /* Writes values into cells and remembers what stood there; read-only cells keep theirs. */
  write(changes) {
    this.finish();
    const open = changes.filter(([input]) => input && !input.readOnly && !input.disabled);
    this.remember(open.map(([input, value]) => [input, input.value, value]));
    open.forEach(([input, value]) => put(input, value));
    return open.length;
  }

  takeBack() { return this.step(this.done, this.undone, "undone", ([input, before]) => put(input, before)); }

  doAgain() { return this.step(this.undone, this.done, "redone", ([input, , after]) => put(input, after)); }

  step(from, to, said, act) {
    this.finish();
    const change = from.pop();
    if (!change) return;
    change.forEach(act);
    to.push(change);
    status(this.table, said, change.length, 0);
  }

  /* What stood in a cell when somebody began to type into it. */
  enter(input) { if (this.entered?.input !== input) this.entered = { input, value: input.value }; }

  isTypingIn(input) { return this.entered?.input === input && this.entered.value !== input.value; }

  /* Somebody has finished typing. */
  finish() {
    const entered = this.entered;
    this.entered = null;
    if (entered && entered.value !== entered.input.value) this.remember([[entered.input, entered.value, entered.input.value]]);
  }

  paste(text) {
    const block = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map(line => line.split("\t"));
    const rows = this.rows();
    const start = { x: Math.min(this.anchor.x, this.end.x), y: Math.min(this.anchor.y, this.end.y) };
    const single = block.length === 1 && block[0].length === 1;
    const changes = single
      ? this.selected().map(input => [input, block[0][0].trim()])
      : block.flatMap((line, dy) => line.map((value, dx) => [rows[start.y + dy]?.cells.get(start.x + dx), value.trim()]));
    const taken = this.write(changes);
    status(this.table, "pasted", taken, changes.length - taken);
    if (!single) {
      const last = { x: start.x + Math.max(...block.map(line => line.length)) - 1, y: Math.min(rows.length, start.y + block.length) - 1 };
      this.select(start, last);
    }
  }

  /* The first row of what is selected into the rows below, or the first column into those at its right. */
  fillAlong(axis) {
    const across = axis === "y" ? "x" : "y";
    const inputs = this.selected();
    const places = inputs.map(input => this.place(input));
    const first = Math.min(...places.map(place => place[axis]));
    const source = new Map(inputs.filter((_, i) => places[i][axis] === first).map((input, i) => [this.place(input)[across], input.value]));
    const changes = inputs.flatMap((input, i) =>
      places[i][axis] > first && source.has(places[i][across]) ? [[input, source.get(places[i][across])]] : []);
    status(this.table, "filled", this.write(changes), 0);
  }

  fill(from, plus) {
    const changes = this.selected().flatMap(input => {
      if (from === "value") return plus === null ? [] : [[input, number(input, plus)]];
      const base = Number.parseFloat(input.dataset[from] ?? "");
      return Number.isNaN(base) ? [] : [[input, number(input, Math.round(base * (100 + (plus ?? 0))) / 100)]];
    });
    status(this.table, "filled", this.write(changes), this.selected().length - changes.length);
  }
}

const put = (input, value) => {
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

/* Whole numbers stay whole; the grouping is the one of the page's language, which the server reads back. */
const number = (input, value) => {
  const step = Number.parseFloat(input.dataset.step ?? "1") || 1;
  return (Math.round(value / step) * step).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 4 });
};

const say = (element, key, count) => (element.dataset[key] ?? element.dataset.many ?? "{0}").replace("{0}", count);

const barOf = table => document.querySelector(`[data-grid-bar="${table.id}"]`);
const bar = (table, act) => { const count = barOf(table)?.querySelector("[data-grid-count]"); if (count) act(count); };
const status = (table, key, count, left) => {
  const line = document.querySelector(`[data-grid-said="${table.id}"]`) ?? document.querySelector("[data-grid-said]");
  if (line) line.textContent = say(line, key, count) + (left > 0 && line.dataset.left ? " " + say(line, "left", left) : "");
};

const gridOf = element => {
  const table = element.closest?.("[data-grid]");
  if (!table) return null;
  if (!grids.has(table)) grids.set(table, new Grid(table));
  return grids.get(table);
};

const move = (grid, place, dx, dy, extending) => {
  const next = grid.next(extending ? grid.end ?? place : place, dx, dy);
  if (!next) return;
  if (extending) grid.select(grid.anchor ?? place, next);
  else {
    grid.at(next).focus();
    grid.at(next).select();
    grid.select(next, next);
  }
};

const ACTS = {
  d: grid => grid.fillAlong("y"),
  r: grid => grid.fillAlong("x"),
  z: grid => grid.takeBack(),
  y: grid => grid.doAgain(),
};
const BUTTONS = { down: ACTS.d, right: ACTS.r, undo: ACTS.z, redo: ACTS.y };

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/* Left and right move within the typed text until the caret stands at its edge. */
const atEdge = (input, dx) => dx === 0
  || (input.selectionStart === 0 && input.selectionEnd === input.value.length)
  || (dx < 0 ? input.selectionEnd === 0 : input.selectionStart === input.value.length);

document.addEventListener("keydown", event => {
  const grid = event.target.matches?.("input[data-cell]") ? gridOf(event.target) : null;
  if (!grid) return;
  const place = grid.place(event.target);
  const command = event.ctrlKey || event.metaKey;
  if (ARROWS[event.key] && !command && !event.altKey) {
    const [dx, dy] = ARROWS[event.key];
    if (!event.shiftKey && !atEdge(event.target, dx)) return;
    event.preventDefault();
    move(grid, place, dx, dy, event.shiftKey);
  } else if (event.key === "Enter" && !command) {
    event.preventDefault();
    move(grid, place, 0, event.shiftKey ? -1 : 1, false);
  } else if (command && !event.shiftKey && ACTS[event.key.toLowerCase()]) {
    if (event.key.toLowerCase() === "z" && grid.isTypingIn(event.target)) return;
    event.preventDefault();
    ACTS[event.key.toLowerCase()](grid);
  }
});

/* "beforeinput" comes before the first character, "change" when the cell is left. */
document.addEventListener("beforeinput", event => {
  if (event.target.matches?.("input[data-cell]")) gridOf(event.target)?.enter(event.target);
});
document.addEventListener("change", event => {
  if (event.isTrusted && event.target.matches?.("input[data-cell]")) gridOf(event.target)?.finish();
});

document.addEventListener("paste", event => {
  const grid = event.target.matches?.("input[data-cell]") ? gridOf(event.target) : null;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!grid || (!/[\t\n]/.test(text) && grid.selected().length < 2)) return;
  event.preventDefault();
  grid.paste(text);
});

document.addEventListener("focusin", event => {
  const grid = event.target.matches?.("input[data-cell]") ? gridOf(event.target) : null;
  if (!grid) return;
  const place = grid.place(event.target);
  if (!grid.selected().includes(event.target)) grid.select(place, place);
});

let dragging = null;
document.addEventListener("pointerdown", event => {
  const input = event.target.closest?.("input[data-cell]");
  const grid = input && gridOf(input);
  if (!grid) return;
  const place = grid.place(input);
  if (event.shiftKey && grid.anchor) {
    event.preventDefault();
    grid.select(grid.anchor, place);
  } else {
    grid.select(place, place);
    dragging = grid;
  }
});
document.addEventListener("pointerover", event => {
  const input = dragging && event.target.closest?.("td, th")?.querySelector("input[data-cell]");
  if (input && gridOf(input) === dragging) dragging.select(dragging.anchor, dragging.place(input));
});
addEventListener("pointerup", () => { dragging = null; });

document.addEventListener("click", event => {
  const button = event.target.closest("[data-grid-fill], [data-grid-act]");
  const controls = button?.closest("[data-grid-bar]");
  const table = controls && document.getElementById(controls.dataset.gridBar);
  if (!table) return;
  const grid = gridOf(table);
  if (button.dataset.gridAct) {
    BUTTONS[button.dataset.gridAct](grid);
    return;
  }
  const typed = controls.querySelector("[data-grid-plus]")?.value.replace(",", ".").replace("−", "-") ?? "";
  const plus = Number.parseFloat(typed);
  grid.fill(controls.querySelector("[data-grid-from]")?.value ?? "before", Number.isNaN(plus) ? null : plus);
});

/** Moving through the cells of the map by keys, as in a table of a spreadsheet. */

const rowsOf = (table) => [...table.querySelectorAll("tr.lane")];

/** The cell that a key leads to from another one, or nothing. */
export function neighbour(cell, { key, ctrlKey }) {
  const row = cell.parentElement;
  const rows = rowsOf(row.closest("table"));
  const at = rows.indexOf(row);
  const cells = row.querySelectorAll("td");
  const column = [...cells].indexOf(cell);
  const to = {
    ArrowRight: [at, column + 1], ArrowLeft: [at, column - 1], ArrowDown: [at + 1, column], ArrowUp: [at - 1, column],
    Home: [ctrlKey ? 0 : at, 0], End: [ctrlKey ? rows.length - 1 : at, cells.length - 1],
  }[key];
  return to && rows[to[0]]?.querySelectorAll("td")[to[1]];
}

/** One cell is reached by Tab: the last one that had the focus, else the first. */
export function keepOneStop(table, cell) {
  const stop = cell ?? table.querySelector("td[tabindex='0']") ?? table.querySelector("tr.lane td");
  for (const other of table.querySelectorAll("td[tabindex='0']")) if (other !== stop) other.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
}

/* The bar that decides several rows of a register at once.

   form[data-bulk]                 around the table and the bar, or anything that holds both
     input[data-pick]              one checkbox a row, with name and value as the form needs them
     input[data-select-all]        optional, ticks all of them
     [data-bulk-bar]               hidden while nothing is ticked
       [data-bulk-count]           its text is data-one or data-many with {0} for the number: data-many="{0} selected"
       [data-bulk-clear]           unticks all */
const bars = () => document.querySelectorAll("[data-bulk]");

const show = bulk => {
  const picks = [...bulk.querySelectorAll("[data-pick]")];
  const picked = picks.filter(pick => pick.checked);
  picks.forEach(pick => pick.closest("tr")?.classList.toggle("picked", pick.checked));
  const bar = bulk.querySelector("[data-bulk-bar]");
  if (bar) bar.hidden = picked.length === 0;
  bulk.querySelectorAll("[data-bulk-count]").forEach(count => {
    const words = picked.length === 1 ? count.dataset.one ?? count.dataset.many : count.dataset.many;
    count.textContent = words.replace("{0}", picked.length);
  });
  const all = bulk.querySelector("[data-select-all]");
  if (all) {
    all.checked = picks.length > 0 && picked.length === picks.length;
    all.indeterminate = picked.length > 0 && picked.length < picks.length;
  }
};

const set = (bulk, checked) => {
  bulk.querySelectorAll("[data-pick]").forEach(pick => { pick.checked = checked; });
  show(bulk);
};

document.addEventListener("change", event => {
  const bulk = event.target.closest("[data-bulk]");
  if (!bulk) return;
  if (event.target.matches("[data-select-all]")) set(bulk, event.target.checked);
  else if (event.target.matches("[data-pick]")) show(bulk);
});
document.addEventListener("click", event => {
  const clear = event.target.closest("[data-bulk-clear]");
  if (clear) set(clear.closest("[data-bulk]"), false);
});
document.addEventListener("htmx:load", () => bars().forEach(show));
addEventListener("pageshow", () => bars().forEach(show));
bars().forEach(show);

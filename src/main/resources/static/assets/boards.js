/* [data-refresh="20"] on the tbody of a live table: every so many seconds, while the page can be seen, the rows that changed
   are taken from the server and fade in once. A row is known by its id; whoever stands on a link stays there. */

const replace = (old, row) => {
  const stood = old.contains(document.activeElement);
  row.classList.add("changed");
  row.addEventListener("animationend", () => row.classList.remove("changed"), { once: true });
  old.replaceWith(row);
  if (stood) {
    row.querySelector("a")?.focus();
  }
};

const refresh = async region => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected || !region.isConnected) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(region.id);
  if (!fresh) {
    return;
  }
  const known = new Map([...region.rows].map(row => [row.id, row]));
  const order = [...fresh.rows].map(row => row.id).join();
  for (const row of [...fresh.rows]) {
    const old = known.get(row.id);
    if (old) {
      old.classList.remove("changed");
      if (!old.isEqualNode(row)) {
        replace(old, row);
        known.set(row.id, row);
      }
    } else {
      known.set(row.id, row);
    }
  }
  if ([...region.rows].map(row => row.id).join() !== order) {
    region.replaceChildren(...order.split(",").map(id => known.get(id)));
  }
  const live = document.querySelector("[data-stamp]");
  const stamp = page.querySelector("[data-stamp]");
  if (live && stamp && live.textContent !== stamp.textContent) {
    live.textContent = stamp.textContent;
  }
};

let waited = 0;
setInterval(() => {
  const region = document.querySelector("[data-refresh]");
  waited = document.hidden || !region ? 0 : waited + 1;
  if (region && waited >= Number(region.dataset.refresh)) {
    waited = 0;
    refresh(region).catch(() => {});
  }
}, 1000);

/* [data-refresh="20"] on the tbody of a live table: every so many seconds, while the page can be seen, the rows that changed
   are taken from the server and fade in once. A row is known by its id; whoever stands on a link stays there.
     data-events="/address"   a stream that says when something changed; while it is open the rows are taken then, and only every third
                              time besides. A hidden page has none, or a browser's few connections would be used up
     [data-stamp]             texts taken from the server with the rows; the one with data-stamp="live" shows while the stream
                              is open, the other while it is not */

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
  for (const stamp of document.querySelectorAll("[data-stamp]")) {
    const now = page.querySelector(`[data-stamp="${stamp.dataset.stamp}"]`);
    if (now && stamp.textContent !== now.textContent) {
      stamp.textContent = now.textContent;
    }
  }
};

/* One at a time; what changes meanwhile is taken afterwards. */
let busy = false, again = false;
const take = async () => {
  again = busy;
  const region = document.querySelector("[data-refresh]");
  if (busy || !region) {
    return;
  }
  busy = true;
  await refresh(region).catch(() => {});
  busy = false;
  if (again) {
    take();
  }
};

let stream = null, address = null, since = 0;

const isLive = () => stream?.readyState === EventSource.OPEN;

const show = () => document.querySelectorAll("[data-stamp]").forEach(stamp => {
  stamp.hidden = (stamp.dataset.stamp === "live") !== isLive();
});

const close = () => {
  stream?.close();
  stream = address = null;
};

const listen = () => {
  const wanted = document.hidden ? null : document.querySelector("[data-events]")?.dataset.events ?? null;
  if (wanted !== address) {
    close();
    since = 20;
  }
  if (wanted && (!stream || stream.readyState === EventSource.CLOSED) && since >= 20) {
    since = 0;
    address = wanted;
    stream = new EventSource(wanted);
    stream.addEventListener("changed", take);
    stream.addEventListener("error", show);
    // what changed before it was open has not been said
    stream.addEventListener("open", () => {
      show();
      take();
    });
  }
  show();
};

let waited = 0;
setInterval(() => {
  const region = document.querySelector("[data-refresh]");
  waited = document.hidden || !region ? 0 : waited + 1;
  since++;
  listen();
  if (region && waited >= Number(region.dataset.refresh) * (isLive() ? 3 : 1)) {
    waited = 0;
    take();
  }
}, 1000);
document.addEventListener("visibilitychange", listen);
document.addEventListener("htmx:load", listen);
addEventListener("pagehide", close);
listen();

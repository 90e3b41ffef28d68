/* What pages share. Everything works without it, only slower; it acts on data attributes and knows no page.

   data-error-summary         is focused when it appears (web.errorSummary writes it)
   form[data-confirm="…?"]    asks the question in a dialog before it is sent; data-confirm-yes="Undo it" names the button.
                              On a submit button it asks for that button only
   form[data-autosubmit]      is sent as soon as one of its fields changes; its submit button may be in a noscript element
   data-refresh               see boards.js
   data-select-all, data-bulk see bulk.js · data-grid see grid.js · data-chart see charts.js · data-live see live.js
   data-stops                 see stops.js
   hx-swap on a tr            a row that htmx replaces after the page was loaded fades from the accent once */
import "./bulk.js";
import "./grid.js";
import "./charts.js";
import "./boards.js";
import "./live.js";
import "./stops.js";

const focusSummary = root => root.querySelector("[data-error-summary]")?.focus();

document.addEventListener("htmx:load", event => {
  const row = event.detail.elt;
  if (row.matches?.("tr")) {
    row.classList.add("changed");
    row.addEventListener("animationend", () => row.classList.remove("changed"), { once: true });
  }
  focusSummary(row);
});
focusSummary(document);

document.addEventListener("change", event => {
  const form = event.target.closest("form[data-autosubmit]");
  form?.requestSubmit();
});

const ask = (question, yes) => new Promise(resolve => {
  const dialog = document.getElementById("confirm");
  const button = dialog.querySelector("[data-yes]");
  dialog.querySelector("#confirm-text").textContent = question;
  button.textContent = yes ?? button.dataset.yes;
  dialog.returnValue = "no";
  dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  dialog.showModal();
});

/* Captured, so that htmx does not send the form before the answer. */
document.addEventListener("submit", async event => {
  const form = event.target;
  const asking = event.submitter?.dataset.confirm ? event.submitter : form.dataset.confirm ? form : null;
  if (!asking || form.dataset.confirmed) {
    delete form.dataset.confirmed;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (await ask(asking.dataset.confirm, asking.dataset.confirmYes)) {
    form.dataset.confirmed = "true";
    form.requestSubmit(event.submitter ?? undefined);
  }
}, true);

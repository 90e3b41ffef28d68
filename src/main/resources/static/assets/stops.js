/* One of several lines, chosen with a slider. Without script they are a list that opens.

   details[data-stops]        opened at once
     [data-stops-slide]       hidden without script; holds the input[type=range], whose value is the number of the line
     ol > li                  the lines; the one that is chosen is also what the slider is said to stand at */
const choose = stops => {
  const range = stops.querySelector("input[type=range]");
  stops.querySelectorAll("ol > li").forEach((line, at) => {
    line.hidden = at !== range.valueAsNumber;
    if (!line.hidden) range.setAttribute("aria-valuetext", line.textContent.replace(/\s+/g, " ").trim());
  });
};

const begin = root => root.querySelectorAll("details[data-stops]").forEach(stops => {
  stops.open = true;
  stops.querySelector("summary").hidden = true;
  stops.querySelector("[data-stops-slide]").hidden = false;
  choose(stops);
});

document.addEventListener("input", event => {
  const stops = event.target.closest?.("[data-stops]");
  if (stops) choose(stops);
});
document.addEventListener("htmx:load", event => begin(event.detail.elt));
begin(document);

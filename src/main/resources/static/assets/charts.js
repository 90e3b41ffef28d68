/* Draws every [data-chart] from the JSON its data-chart-data names (fragment web.chart). Colours come from the tokens of the page;
   a change of theme, width or a print draws anew. ECharts itself is loaded only where a chart stands.

   funnel: { centre, lower95, upper95, lower998, upper998: [[n, percent], …],
             points: [{ name, scope, n, k, rate, where: "in" | "out95" | "out998", to: "leader" | "rep", text }] }
           words: { all, x, on } with {0}: { all: "all {0}%", x: "Obligations that fell due" }; text is what a point says when pointed at */
const drawn = new Set();
let library = null;

const load = () => library ??= new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = document.querySelector("meta[name=echarts]").content;
  script.onload = () => resolve(window.echarts);
  script.onerror = reject;
  document.head.append(script);
});

const token = name => getComputedStyle(document.documentElement).getPropertyValue("--fs-" + name).trim();
const label = () => ({ color: token("ink-3"), fontFamily: "Inter, sans-serif", fontSize: 12 });

/* Names stand where they cover no other mark: right, left, below, above; else the table has to do. */
const places = (data, box, narrow, x, y) => {
  const sx = (box.clientWidth - (narrow ? 60 : 128)) / (x.max - x.min), sy = (box.clientHeight - 60) / (y.max - y.min);
  const taken = [[0, -data.centre * sy - 6, x.max * sx]];
  data.points.forEach(m => taken.push([m.n * sx - 6, -m.rate * sy - 6, 12]));
  const found = new Map();
  [...data.points].sort((a, b) => (b.where !== "in") - (a.where !== "in")).forEach(m => {
    const w = m.name.length * 6.4, px = m.n * sx, py = -m.rate * sy;
    const spot = [["right", px + 9, py - 7], ["left", px - 9 - w, py - 7], ["bottom", px - w / 2, py + 8], ["top", px - w / 2, py - 22]]
      .find(([, a, b]) => a + w < x.max * sx && a > x.min * sx && !taken.some(([c, d, e]) => a < c + e && c < a + w && b < d + 13 && d < b + 13));
    if (spot) {
      taken.push([spot[1], spot[2], w]);
      found.set(m, spot[0]);
    }
  });
  return found;
};

/* Where the words at the ends of lines stand, in pixels from the line's own height: never one upon another, none below the axis. */
const apart = (marks, box, y) => {
  const per = (box.clientHeight - 60) / (y.max - y.min), line = 14;
  const sorted = marks.map(mark => ({ mark, at: (y.max - mark.coord[1]) * per })).sort((a, b) => a.at - b.at);
  let place = -Infinity;
  sorted.forEach(one => { place = one.to = Math.max(one.at, place + line); });
  place = (y.max - y.min) * per;
  sorted.reverse().forEach(one => { place = one.to = Math.min(one.to, place - (one === sorted[0] ? 8 : line)); });
  return sorted.map(({ mark, at, to }) => ({ ...mark, label: { offset: [0, to - at] } }));
};

const funnel = (data, box) => {
  const narrow = box.clientWidth < 600, text = label();
  const all = data.points.map(m => m.n), rates = data.points.map(m => m.rate);
  const limits = [data.lower95, data.upper95, data.lower998, data.upper998];
  const x = { min: Math.max(0, Math.floor((Math.min(...all) - 2) / 5) * 5), max: Math.ceil((Math.max(...all) + 4) / 5) * 5 };
  const y = { min: Math.max(0, Math.floor((Math.min(...rates, ...data.lower95.map(p => p[1])) - 5) / 10) * 10), max: 100 };
  const inside = points => points.filter(([n, p]) => n >= x.min && n <= x.max && p >= y.min);
  const line = (points, type) => ({
    type: "line", data: inside(points), symbol: "none", silent: true, smooth: false, lineStyle: { color: token("line-2"), width: 1, type }
  });
  const end = (points, name) => ({ coord: inside(points).at(-1), name });
  const mark = {
    in: { symbol: "circle", symbolSize: 8, color: token("ink") },
    out95: { symbol: "triangle", symbolSize: 11, color: token("watch") },
    out998: { symbol: "diamond", symbolSize: 14, color: token("bad") }
  };
  const spots = places(data, box, narrow, x, y), axis = { lineStyle: { color: token("line-2") } };
  const ends = limits.every(points => inside(points).length > 0)
    ? [end(data.lower95, "95%"), end(data.lower998, "99.8%"), end(data.upper95, "95%"), end(data.upper998, "99.8%")] : [];
  return {
    animation: false, textStyle: text,
    grid: { left: 44, right: narrow ? 16 : 84, top: 16, bottom: 44 },
    tooltip: {
      renderMode: "richText", borderWidth: 1, borderColor: token("line-2"), backgroundColor: token("surface"),
      textStyle: { color: token("ink"), fontSize: 13 }, formatter: p => p.data.m.text ?? `${p.data.m.name}\n${p.data.m.k} / ${p.data.m.n}, ${p.data.m.rate}%`
    },
    xAxis: {
      type: "value", ...x, name: data.words?.x ?? "", nameLocation: "middle", nameGap: 28, nameTextStyle: text,
      axisLabel: text, splitLine: { show: false }, axisLine: axis, axisTick: axis
    },
    yAxis: { type: "value", ...y, interval: 10, axisLabel: { ...text, formatter: "{value}%" }, splitLine: { show: false }, axisTick: { show: false }, axisLine: { show: false } },
    series: [
      line(data.upper998, "dashed"), line(data.upper95, "solid"), line(data.lower95, "solid"), line(data.lower998, "dashed"),
      {
        type: "line", data: [[x.min, data.centre], [x.max, data.centre]], symbol: "none", silent: true, lineStyle: { color: token("ink"), width: 1 },
        markPoint: {
          symbol: "rect", symbolSize: 0.1, silent: true, label: { ...text, position: "right", formatter: "{b}", show: !narrow },
          data: apart([{ coord: [x.max, data.centre], name: (data.words?.all ?? "{0}%").replace("{0}", Math.round(data.centre)) }, ...ends], box, y)
        }
      },
      {
        type: "scatter", z: 5,
        data: data.points.map(m => ({
          value: [m.n, m.rate], m, symbol: mark[m.where].symbol, symbolSize: mark[m.where].symbolSize,
          symbolRotate: m.where === "out95" && m.rate < data.centre ? 180 : 0,
          itemStyle: m.where === "in" && m.to === "leader"
            ? { opacity: 1, color: token("paper"), borderColor: mark.in.color, borderWidth: 1.5 }
            : { opacity: 1, color: mark[m.where].color, borderColor: token("paper"), borderWidth: 1 },
          label: {
            show: spots.has(m) && (m.where !== "in" || !narrow), position: spots.get(m) ?? "right", distance: 5, formatter: m.name.replace(/[{}]/g, ""),
            backgroundColor: token("paper"), padding: [1, 3], ...text, color: m.where === "in" ? token("ink-3") : token("ink"), fontWeight: m.where === "in" ? 400 : 600
          }
        }))
      }
    ]
  };
};

const kinds = { funnel };

const draw = (echarts, box) => {
  const data = JSON.parse(document.getElementById(box.dataset.chartData).textContent);
  echarts.getInstanceByDom(box)?.dispose();
  echarts.init(box, null, { renderer: "svg" }).setOption(kinds[box.dataset.chart](data, box));
};

const drawAll = async root => {
  const boxes = [...root.querySelectorAll("[data-chart]")].filter(box => kinds[box.dataset.chart]);
  if (boxes.length === 0) return;
  const echarts = await load();
  boxes.forEach(box => {
    drawn.add(box);
    draw(echarts, box);
  });
};

const again = () => drawn.forEach(box => box.isConnected ? draw(window.echarts, box) : drawn.delete(box));

let later = 0;
addEventListener("resize", () => { clearTimeout(later); later = setTimeout(again, 100); });
addEventListener("beforeprint", again);
addEventListener("afterprint", again);
new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
document.addEventListener("htmx:load", event => drawAll(event.detail.elt));
drawAll(document);

"use strict";
// Figure 2 as a list of modes: pointed at, walked through with the arrow keys, and opened in three dimensions.

(() => {
  const {window: frame, parents} = JSON.parse(document.getElementById("modes").textContent);
  const list = document.getElementById("scatter");
  const reading = document.getElementById("reading");
  const AREA = {left: 62, top: 10, width: 538, height: 400};
  const SYMBOLS = { // paths about the origin, alike in area
    o: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z",
    s: "M-3.5,-3.5h7v7h-7Z",
    D: "M0,-5L5,0L0,5L-5,0Z",
    "^": "M0,-5L4.7,3.5L-4.7,3.5Z",
    v: "M0,5L4.7,-3.5L-4.7,-3.5Z",
    P: "M-1.6,-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2Z",
    "*": "M0,-5.5L1.6,-1.7L5.5,-1.7L2.4,0.9L3.4,5L0,2.6L-3.4,5L-2.4,0.9L-5.5,-1.7L-1.6,-1.7Z",
    X: "M-4,-2L-2,-4L0,-2L2,-4L4,-2L2,0L4,2L2,4L0,2L-2,4L-4,2L-2,0Z",
  };

  const modes = parents.flatMap((parent, rank) => parent.x.map((x, index) => ({
    parent, rank, x, y: parent.y[index], glass: parent.glass[index], kappa: parent.kappa[index], chi: parent.chi[index],
    share: parent.participation_ratio[index], stored: parent.fields[index],
  }))).filter(mode => mode.x !== null && mode.y !== null).sort((a, b) => a.x - b.x);
  const right = 1.12 * Math.max(frame.high, ...modes.map(mode => mode.x));
  const top = Math.max(frame.symmetric_slope * right, ...modes.map(mode => 1.03 * mode.y));
  const across = x => AREA.left + AREA.width * x / right, down = y => AREA.top + AREA.height * (1 - y / top);
  const visible = () => modes.filter(mode => mode.box.checked);
  let chosen = null;

  function element(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text ?? "";
    return made;
  }

  function ticks(end) {
    const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find(step => end / step < 8) || 1;
    return Array.from({length: Math.floor(end / step) + 1}, (_, k) => Number((k * step).toFixed(2)));
  }

  function drawAxes(svg) {
    const {left, top: ceiling, width, height} = AREA, floor = ceiling + height;
    const line = (x1, y1, x2, y2, more) => svg.append(element("line", {x1, y1, x2, y2, stroke: "#000", ...more}));
    const {low, high, spinodal_slope: spinodal, symmetric_slope: symmetric} = frame;
    const strip = [[low, spinodal], [high, spinodal], [high, symmetric], [low, symmetric]];
    const points = strip.map(([x, slope]) => `${across(x)},${down(slope * x)}`).join(" ");
    svg.append(element("polygon", {points, fill: "#d9d9d9"}));
    for (const x of [low, high]) line(across(x), ceiling, across(x), floor, {stroke: "#777", "stroke-dasharray": "2 3"});
    for (const [slope, dash] of [[symmetric, "none"], [spinodal, "7 4"]]) {
      const end = Math.min(right, top / slope);
      line(across(0), down(0), across(end), down(slope * end), {"stroke-width": 1.3, "stroke-dasharray": dash});
    }
    svg.append(element("rect", {x: left, y: ceiling, width, height, fill: "none", stroke: "#000"}));
    for (const x of ticks(right)) {
      line(across(x), floor, across(x), floor - 5);
      svg.append(element("text", {x: across(x), y: floor + 17, "text-anchor": "middle"}, x));
    }
    for (const y of ticks(top)) {
      line(left, down(y), left + 5, down(y));
      svg.append(element("text", {x: left - 6, y: down(y) + 4, "text-anchor": "end"}, y));
    }
    svg.append(element("text", {x: left + width / 2, y: floor + 38, "text-anchor": "middle"}, "ω₁/ω_D"));
    const middle = ceiling + height / 2;
    const upright = {x: 13, y: middle, "text-anchor": "middle", transform: `rotate(-90 13 ${middle})`};
    svg.append(element("text", upright, "κ₁/(√χ₁ ω_D)"));
  }

  function drawModes(svg) {
    modes.forEach((mode, index) => {
      mode.mark = element("path", {
        id: `mode-${index}`, role: "option", "aria-selected": "false",
        "aria-label": `${title(mode)}, ω₁/ω_D ${mode.x}, κ₁ ${mode.kappa}, χ₁ ${mode.chi}, `
          + `participation ratio ${mode.share}${mode.stored ? "" : ", no field here"}`,
        d: SYMBOLS[mode.parent.symbol], transform: `translate(${across(mode.x).toFixed(1)} ${down(mode.y).toFixed(1)})`,
        fill: mode.parent.colour, "fill-opacity": mode.stored ? 0.9 : 0.12, stroke: mode.parent.colour,
      });
      svg.append(mode.mark);
    });
  }

  const title = mode => `T_p ${mode.parent.temperature}, glass ${mode.glass}`;

  function choose(mode) {
    if (!mode) return;
    chosen?.mark.setAttribute("aria-selected", "false");
    chosen = mode;
    ring.setAttribute("transform", mode.mark.getAttribute("transform"));
    svg.append(ring);
    mode.mark.setAttribute("aria-selected", "true");
    list.setAttribute("aria-activedescendant", mode.mark.id);
    const rows = [
      ["T_p", mode.parent.temperature], ["glass", mode.glass], ["ω₁/ω_D", mode.x], ["κ₁ [ε/l³]", mode.kappa],
      ["χ₁ [ε/l⁴]", mode.chi], ["participation ratio", mode.share],
      ["field", mode.stored ? "Enter shows it" : "not here"],
    ];
    reading.replaceChildren(...rows.map(([name, value]) => {
      const row = document.createElement("div");
      row.append(document.createElement("dt"), document.createElement("dd"));
      row.firstChild.textContent = name;
      row.lastChild.textContent = value;
      return row;
    }));
  }

  function open(mode) {
    if (mode?.stored) field.show(mode.stored, mode.parent.colour, `${title(mode)}, ω₁/ω_D ${mode.x}`);
    else if (mode) field.say(`${title(mode)}: only the softest modes of each T_p have their field on this page.`);
  }

  /** The mode closest in frequency at the next parent temperature that is shown. */
  function beside(step) {
    const ranks = [...new Set(visible().map(mode => mode.rank))].sort((a, b) => a - b);
    const rank = ranks[ranks.indexOf(chosen.rank) + step];
    const gap = mode => Math.abs(mode.x - chosen.x);
    const there = visible().filter(mode => mode.rank === rank);
    return there.reduce((best, mode) => !best || gap(mode) < gap(best) ? mode : best, null);
  }

  function walk(event) {
    const shown = visible(), at = shown.indexOf(chosen);
    const step = by => shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    const moves = {
      ArrowRight: () => step(1), ArrowLeft: () => step(-1), PageDown: () => step(10), PageUp: () => step(-10),
      Home: () => shown[0], End: () => shown.at(-1),
      ArrowUp: () => at < 0 ? shown[0] : beside(-1), ArrowDown: () => at < 0 ? shown[0] : beside(1),
    };
    if (moves[event.key]) choose(moves[event.key]());
    else if (event.key === "Enter" || event.key === " ") open(chosen);
    else return;
    event.preventDefault();
  }

  function nearest(event, svg) {
    const box = svg.getBoundingClientRect(), unit = svg.viewBox.baseVal.width / box.width;
    const x = (event.clientX - box.left) * unit, y = (event.clientY - box.top) * unit;
    const gap = mode => Math.hypot(across(mode.x) - x, down(mode.y) - y);
    return visible().reduce((best, mode) => gap(mode) < (best ? gap(best) : 18) ? mode : best, null);
  }

  function addSwitch(parent) {
    const label = document.createElement("label"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    const held = parent.x.length < parent.modes ? `${parent.x.length} softest of ${parent.modes}` : parent.modes;
    const symbol = element("svg", {viewBox: "-7 -7 14 14", width: 14, height: 14, class: "ink", "aria-hidden": "true"});
    symbol.append(element("path", {d: SYMBOLS[parent.symbol], fill: parent.colour}));
    label.append(box, " ", symbol, ` ${parent.temperature} (${held})`);
    document.getElementById("parents").append(label);
    for (const mode of modes.filter(mode => mode.parent === parent)) mode.box = box;
    box.addEventListener("change", () => {
      for (const mode of modes.filter(mode => mode.box === box)) mode.mark.style.display = box.checked ? "" : "none";
      if (!chosen?.box.checked) choose(visible()[0]);
    });
  }

  const svg = element("svg", {viewBox: "0 0 610 455", role: "presentation"});
  const ring = element("circle", {r: 9, fill: "none", stroke: "#000", "stroke-width": 2});
  svg.append(element("rect", {width: 610, height: 455, fill: "#fff"}));
  parents.forEach(addSwitch);
  drawAxes(svg);
  drawModes(svg);
  list.append(svg);
  list.addEventListener("keydown", walk);
  list.addEventListener("focus", () => chosen || choose(visible()[0]));
  svg.addEventListener("pointermove", event => choose(nearest(event, svg)));
  svg.addEventListener("click", event => { choose(nearest(event, svg)); open(chosen); });
  const first = modes.filter(mode => mode.stored).sort((a, b) => b.rank - a.rank || a.x - b.x)[0];
  if (first) { choose(first); open(first); }
  else field.say("This study has no nonlinear mode.");
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
})();

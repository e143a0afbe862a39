"use strict";
// One double well: V(s) with its levels, and the particles that move, along the path and back.

window.addEventListener("DOMContentLoaded", () => {
  const AREA = {left: 66, top: 12, width: 474, height: 320};
  const PERIOD = 5000; // there and back [ms]
  const wells = JSON.parse(document.getElementById("well-data").textContent);
  const curve = document.getElementById("well-curve"), run = document.getElementById("well-run");
  const place = document.getElementById("well-place"), canvas = document.getElementById("well-particles");
  let well = wells[0], moving = false, visible = true, along = 0, ball = null;

  function element(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text ?? "";
    return made;
  }

  /** At most eight round numbers. */
  function ticks(low, high) {
    const rough = (high - low) / 7, ten = 10 ** Math.floor(Math.log10(rough));
    const step = ten * [1, 2, 5, 10].find(factor => factor * ten >= rough);
    const first = Math.ceil(low / step), last = Math.floor(high / step);
    return Array.from({length: last - first + 1}, (_, k) => Number(((first + k) * step).toPrecision(6)));
  }

  function axes() {
    const levels = well.ground === null ? [] : [well.ground, well.ground + well.splitting];
    const low = Math.min(...well.energy), high = Math.max(...well.energy, ...levels), margin = 0.08 * (high - low);
    const [bottom, top] = [low - margin, high + margin], end = well.arc.at(-1);
    return {
      bottom, top, end, levels,
      across: s => AREA.left + AREA.width * (0.05 + 0.9 * s / end),
      down: v => AREA.top + AREA.height * (top - v) / (top - bottom),
    };
  }

  /** Cubic polynomials between the images, with the slopes there: the curve whose levels were found. */
  function outline({across, down}) {
    const {arc, energy, slope} = well;
    return arc.map((s, k) => {
      const point = (x, v) => `${across(x).toFixed(2)},${down(v).toFixed(2)}`;
      if (k === 0) return `M${point(s, energy[0])}`;
      const third = (s - arc[k - 1]) / 3;
      return `C${point(arc[k - 1] + third, energy[k - 1] + third * slope[k - 1])} `
        + `${point(s - third, energy[k] - third * slope[k])} ${point(s, energy[k])}`;
    }).join("");
  }

  /** Image before the place and the fraction of the way to the next. */
  function between(s) {
    const k = Math.max(1, well.arc.findIndex(value => value >= s)) - 1;
    return [k, (s - well.arc[k]) / (well.arc[k + 1] - well.arc[k])];
  }

  function energyAt(s) {
    const [k, t] = between(s), {arc, energy, slope} = well, step = arc[k + 1] - arc[k];
    return energy[k] * (1 + 2 * t) * (1 - t) ** 2 + energy[k + 1] * t * t * (3 - 2 * t)
      + step * t * (1 - t) * (slope[k] * (1 - t) - slope[k + 1] * t);
  }

  function drawCurve() {
    const svg = element("svg", {viewBox: "0 0 550 380", role: "presentation"}), axis = axes();
    const {left, top, width, height} = AREA, floor = top + height, {across, down} = axis;
    svg.append(element("rect", {width: 550, height: 380, fill: "#fff"}));
    svg.append(element("rect", {x: left, y: top, width, height, fill: "none", stroke: "#000"}));
    for (const s of ticks(0, axis.end)) {
      svg.append(element("line", {x1: across(s), x2: across(s), y1: floor, y2: floor - 5, stroke: "#000"}));
      svg.append(element("text", {x: across(s), y: floor + 17, "text-anchor": "middle"}, s));
    }
    for (const v of ticks(axis.bottom, axis.top)) {
      svg.append(element("line", {x1: left, x2: left + 5, y1: down(v), y2: down(v), stroke: "#000"}));
      svg.append(element("text", {x: left - 6, y: down(v) + 4, "text-anchor": "end"}, v));
    }
    svg.append(element("text", {x: left + width / 2, y: floor + 38, "text-anchor": "middle"}, "s [l]"));
    const middle = top + height / 2;
    svg.append(element("text", {x: 13, y: middle, "text-anchor": "middle", transform: `rotate(-90 13 ${middle})`}, "V/k_B [K]"));
    axis.levels.forEach((level, k) => {
      const dash = k ? "7 4" : "none", y = down(level);
      svg.append(element("line", {x1: left, x2: left + width, y1: y, y2: y, stroke: "#555", "stroke-dasharray": dash}));
    });
    svg.append(element("path", {d: outline(axis), fill: "none", stroke: well.colour, "stroke-width": 2.5}));
    ball = element("circle", {r: 6, fill: well.colour, stroke: "#000"});
    svg.append(ball);
    curve.replaceChildren(svg);
    curve.setAttribute("aria-label", `Energy in kelvin along the path: two minima, ${well.asymmetry} K apart, and a `
      + `barrier of ${well.barrier} K above the higher one${axis.levels.length ? "; two lines at the lowest levels, "
      + `${well.splitting} K apart` : ""}.`);
  }

  /** Particles at the place, and at both ends, in units of the reach of all. */
  function paint(pen, view) {
    const {numbers, particles, images} = well, [k, t] = between(along * well.arc.at(-1));
    const point = (i, image) => [0, 1, 2].map(x => numbers[3 * i + x] + numbers[3 * (particles * (1 + image) + i) + x]);
    const discs = Array.from({length: particles}, (_, i) => {
      const here = point(i, k), next = point(i, k + 1);
      return {here: view(here.map((x, axis) => x + t * (next[axis] - x))), from: view(point(i, 0)), to: view(point(i, images - 1))};
    });
    pen.strokeStyle = "#000";
    for (const {here, from, to} of discs.sort((a, b) => a.here.depth - b.here.depth)) {
      pen.globalAlpha = Math.min(0.95, Math.max(0.35, 0.7 + 0.3 * here.depth));
      pen.fillStyle = well.colour;
      pen.lineWidth = 0.7;
      pen.beginPath();
      pen.arc(...here.at, Math.max(3, here.scale * well.radius * (1 + 0.15 * here.depth)), 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
      pen.globalAlpha = 1;
      pen.lineWidth = 1.5;
      drawArrow(pen, from.at, to.at);
    }
  }

  const draw = turnedByHand(canvas, 0.48, paint);

  function show() {
    const s = along * well.arc.at(-1), {across, down} = axes();
    ball.setAttribute("cx", across(s));
    ball.setAttribute("cy", down(energyAt(s)));
    place.value = 100 * along;
    place.setAttribute("aria-valuetext", `${s.toFixed(3)} l, ${energyAt(s).toFixed(0)} K`);
    draw();
  }

  let clock = 0, last = null, request = 0;
  function frame(now) {
    clock += last === null ? 0 : now - last;
    last = now;
    along = (1 - Math.cos(2 * Math.PI * clock / PERIOD)) / 2;
    show();
    request = requestAnimationFrame(frame);
  }

  /** Moves while that is wanted and seen. */
  function go() {
    cancelAnimationFrame(request);
    last = null;
    if (moving && visible) request = requestAnimationFrame(frame);
  }

  function move(wanted) {
    moving = wanted;
    run.textContent = moving ? "Stop" : "Move";
    clock = PERIOD * Math.acos(1 - 2 * along) / (2 * Math.PI);
    go();
  }

  function choose(number) {
    well = wells[number];
    well.numbers ??= integers(well.data);
    along = clock = 0;
    document.getElementById("well-text").textContent = well.text;
    drawCurve();
    show();
  }

  for (const choice of document.querySelectorAll("#double-wells input[name=well]"))
    choice.addEventListener("change", () => choose(Number(choice.value)));
  run.addEventListener("click", () => move(!moving));
  place.addEventListener("input", () => { move(false); along = place.value / 100; show(); });
  new IntersectionObserver(([seen]) => {
    visible = seen.isIntersecting;
    go();
  }).observe(canvas);
  choose(Number(document.querySelector("#double-wells input[name=well]:checked").value));
  move(!matchMedia("(prefers-reduced-motion: reduce)").matches);
});
